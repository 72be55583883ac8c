import { Checkbox as BaseCheckbox } from '@base-ui/react/checkbox';
import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { Switch as BaseSwitch } from '@base-ui/react/switch';
import { Check, type LucideIcon, Minus } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useFieldLabelId } from './field.tsx';
import styles from './toggles.module.css';

export interface ToggleProps {
  readonly label: string;
  /** A sentence under the label. */
  readonly hint?: ReactNode;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
  readonly name?: string;
}

/** A setting that takes effect at once. */
export function Switch({ label, hint, checked, onChange, disabled, name }: ToggleProps) {
  const id = useId();
  return (
    <div className={styles.line}>
      <BaseSwitch.Root
        aria-labelledby={`${id}-label`}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        checked={checked}
        onCheckedChange={(next) => onChange(next)}
        disabled={disabled}
        name={name}
        id={id}
        className={styles.switch}
      >
        <BaseSwitch.Thumb className={styles.thumb} />
      </BaseSwitch.Root>
      <Words id={id} label={label} hint={hint} disabled={disabled} />
    </div>
  );
}

export interface CheckboxProps extends ToggleProps {
  /** Some of what it stands for is chosen. */
  readonly mixed?: boolean;
  /** The label is for assistive technology alone, as in a row that says it already. */
  readonly bare?: boolean;
}

/** A choice that takes effect with the form around it. */
export function Checkbox({ label, hint, checked, onChange, disabled, mixed, bare, name }: CheckboxProps) {
  const id = useId();
  return (
    <div className={styles.line}>
      <BaseCheckbox.Root
        {...(bare === true ? { 'aria-label': label } : { 'aria-labelledby': `${id}-label` })}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        checked={checked}
        indeterminate={mixed}
        onCheckedChange={(next) => onChange(next)}
        disabled={disabled}
        name={name}
        id={id}
        className={styles.box}
      >
        <BaseCheckbox.Indicator className={styles.tick}>
          {mixed === true ? <Minus size={12} aria-hidden /> : <Check size={12} aria-hidden strokeWidth={3} />}
        </BaseCheckbox.Indicator>
      </BaseCheckbox.Root>
      {bare !== true && <Words id={id} label={label} hint={hint} disabled={disabled} />}
    </div>
  );
}

interface WordsProps {
  readonly id: string;
  readonly label: string;
  readonly hint: ReactNode;
  readonly disabled: boolean | undefined;
}

function Words({ id, label, hint, disabled }: WordsProps) {
  return (
    <div className={styles.words} data-disabled={disabled === true ? '' : undefined}>
      <label id={`${id}-label`} htmlFor={id}>
        {label}
      </label>
      {hint !== undefined && (
        <div id={`${id}-hint`} className={styles.hint}>
          {hint}
        </div>
      )}
    </div>
  );
}

export interface Segment<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly icon?: LucideIcon;
}

export interface SegmentedControlProps<V extends string> {
  readonly segments: readonly Segment<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
  /** Names the group outside of a Field. */
  readonly 'aria-label'?: string;
  readonly disabled?: boolean;
}

/** One of two to five, all in sight. Arrow keys move the choice. */
export function SegmentedControl<V extends string>(props: SegmentedControlProps<V>) {
  const labelId = useFieldLabelId();
  const { segments, value, onChange, disabled } = props;
  return (
    <RadioGroup
      value={value}
      onValueChange={(next) => {
        const found = segments.find((segment) => segment.value === next);
        if (found !== undefined) onChange(found.value);
      }}
      disabled={disabled}
      aria-label={props['aria-label']}
      aria-labelledby={props['aria-label'] === undefined ? labelId : undefined}
      className={styles.segments}
    >
      {segments.map(({ value: own, label, icon: Icon }) => (
        <Radio.Root key={own} value={own} aria-label={label} className={styles.segment}>
          {Icon !== undefined && <Icon size={14} aria-hidden />}
          {label}
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}
