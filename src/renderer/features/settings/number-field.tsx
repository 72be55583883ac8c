import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, TextInput } from '../../ui/index.ts';
import { useSettled } from './use-settled.ts';

export interface NumberFieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Called when the field is left, or Enter pressed, with a number in range that is not the present one. */
  readonly onChange: (value: number) => void;
}

/** A whole number; what is out of range is said and not taken. */
export function NumberField({ label, hint, value, min, max, onChange }: NumberFieldProps) {
  const { t } = useTranslation();
  const read = (text: string): number | null => {
    const number = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
    return number >= min && number <= max ? number : null;
  };
  const { shown, input } = useSettled(value, { write: String, read }, onChange);
  return (
    <Field
      label={label}
      {...(hint === undefined ? {} : { hint })}
      error={read(shown) === null ? t('settings.range', { min, max }) : undefined}
    >
      <TextInput inputMode="numeric" {...input} />
    </Field>
  );
}
