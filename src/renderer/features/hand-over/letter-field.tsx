import { useTranslation } from 'react-i18next';
import { Field, TextArea } from '../../ui/index.ts';

export interface LetterFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  /** It was sent empty. */
  readonly missing: boolean;
  readonly onChange: (text: string) => void;
}

/** A text that another person sent, pasted whole. */
export function LetterField({ label, hint, value, missing, onChange }: LetterFieldProps) {
  const { t } = useTranslation();
  return (
    <Field
      label={label}
      required
      {...(hint === undefined ? {} : { hint })}
      error={missing ? t('add.required', { field: label }) : undefined}
    >
      <TextArea
        mono
        rows={6}
        maxLength={200_000}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
