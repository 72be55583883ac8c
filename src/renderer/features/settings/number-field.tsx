import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, TextInput } from '../../ui/index.ts';

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
  const [text, setText] = useState<string | null>(null);
  const shown = text ?? String(value);
  const number = /^\d+$/.test(shown.trim()) ? Number(shown) : Number.NaN;
  const fits = number >= min && number <= max;
  const settle = (): void => {
    if (text === null || !fits) return;
    setText(null);
    if (number !== value) onChange(number);
  };
  return (
    <Field
      label={label}
      {...(hint === undefined ? {} : { hint })}
      error={fits ? undefined : t('settings.range', { min, max })}
    >
      <TextInput
        inputMode="numeric"
        value={shown}
        onChange={(event) => setText(event.target.value)}
        onBlur={settle}
        onKeyDown={(event) => {
          if (event.key === 'Enter') settle();
        }}
      />
    </Field>
  );
}
