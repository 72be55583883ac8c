import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFieldControl, useFieldLabelId } from './field.tsx';
import styles from './select.module.css';

export interface SelectOption<V extends string> {
  readonly value: V;
  readonly label: string;
  /** A second, quieter line. */
  readonly hint?: string;
  /** A tile or an icon before the label. */
  readonly leading?: ReactNode;
  readonly disabled?: boolean;
}

export interface SelectProps<V extends string> {
  readonly options: readonly SelectOption<V>[];
  /** Null shows the placeholder. */
  readonly value: V | null;
  readonly onChange: (value: V) => void;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  /** Names it outside of a Field. */
  readonly 'aria-label'?: string;
  readonly name?: string;
}

/** One of several; the list opens over the control, with type-ahead. */
export function Select<V extends string>({ options, value, onChange, placeholder, ...rest }: SelectProps<V>) {
  const { id, ...links } = useFieldControl();
  const labelId = useFieldLabelId();
  const chosen = options.find((option) => option.value === value);
  return (
    <Base.Root
      items={options}
      value={value}
      onValueChange={(next) => {
        if (next !== null) onChange(next);
      }}
      disabled={rest.disabled}
      name={rest.name}
    >
      <Base.Trigger
        {...links}
        id={id}
        aria-label={rest['aria-label']}
        aria-labelledby={rest['aria-label'] === undefined ? labelId : undefined}
        className={styles.trigger}
      >
        {chosen?.leading}
        <Base.Value className={styles.value}>{chosen?.label ?? placeholder}</Base.Value>
        <Base.Icon className={styles.icon}>
          <ChevronsUpDown size={14} aria-hidden />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className={styles.positioner} sideOffset={4} alignItemWithTrigger={false}>
          <Base.Popup className={styles.popup} data-floating>
            <Base.List className={styles.list}>
              {options.map((option) => (
                <Base.Item
                  key={option.value}
                  value={option.value}
                  label={option.label}
                  disabled={option.disabled}
                  className={styles.item}
                >
                  {option.leading}
                  <span className={styles.text}>
                    <Base.ItemText>{option.label}</Base.ItemText>
                    {option.hint !== undefined && <span className={styles.hint}>{option.hint}</span>}
                  </span>
                  <Base.ItemIndicator className={styles.check}>
                    <Check size={14} aria-hidden />
                  </Base.ItemIndicator>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
