import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { useId } from 'react';
import styles from './restore.module.css';

export interface WayOn<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly hint: string;
}

export interface WaysProps<V extends string> {
  readonly label: string;
  readonly ways: readonly WayOn<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly disabled: boolean;
}

/** A choice between few things that each want a sentence. */
export function Ways<V extends string>({ label, ways, value, onChange, disabled }: WaysProps<V>) {
  return (
    <RadioGroup
      aria-label={label}
      className={styles.choices}
      value={value}
      disabled={disabled}
      onValueChange={(next) => {
        const found = ways.find((way) => way.value === next);
        if (found !== undefined) onChange(found.value);
      }}
    >
      {ways.map((way) => (
        <WayCard key={way.value} way={way} />
      ))}
    </RadioGroup>
  );
}

function WayCard<V extends string>({ way: { value, label, hint } }: { readonly way: WayOn<V> }) {
  const id = useId();
  return (
    <Radio.Root value={value} aria-label={label} aria-describedby={id} className={styles.choice}>
      <span className={styles.dot} aria-hidden>
        <Radio.Indicator className={styles.dotOn} />
      </span>
      <span className={styles.wayWords}>
        <span className={styles.wayLabel}>{label}</span>
        <span id={id} className={styles.quiet}>
          {hint}
        </span>
      </span>
    </Radio.Root>
  );
}
