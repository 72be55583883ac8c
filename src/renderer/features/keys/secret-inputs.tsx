import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLocale } from '../../../shared/catalogue/index.ts';
import type { FieldSpec } from '../../../shared/catalogue/types.ts';
import type { SecretInputs } from '../../lib/use-secret-inputs.ts';
import { Field, PasswordInput } from '../../ui/index.ts';

export interface SecretFieldInputProps {
  readonly spec: FieldSpec;
  readonly inputs: SecretInputs;
  readonly required: boolean;
  /** It was left empty when the form was sent. */
  readonly missing: boolean;
  /** A draft holds it: empty means that, until something is typed. */
  readonly held?: boolean;
  readonly autoFocus?: boolean;
}

/** One confidential field. An unusual shape warns and never blocks: vendors change their formats. */
export function SecretFieldInput({
  spec,
  inputs,
  required,
  missing,
  held = false,
  autoFocus = false,
}: SecretFieldInputProps) {
  const { t, i18n } = useTranslation();
  const [odd, setOdd] = useState(false);
  const [typed, setTyped] = useState(false);
  const [inDraft, setInDraft] = useState(held);
  const label = inLocale(spec.label, i18n.language);
  return (
    <Field
      label={label}
      required={required}
      optional={!required}
      hint={inDraft ? t('draft.heldHint') : undefined}
      error={missing && !typed ? t('add.required', { field: label }) : undefined}
      warning={odd ? t('add.odd', { field: label }) : undefined}
    >
      <PasswordInput
        ref={inputs.refFor(spec.key)}
        autoFocus={autoFocus}
        autoComplete="off"
        maxLength={20_000}
        placeholder={inDraft ? t('draft.held') : undefined}
        onInput={(event) => {
          setInDraft(false);
          setTyped(event.currentTarget.value !== '');
          setOdd(false);
        }}
        onBlur={(event) => {
          const text = event.currentTarget.value.trim();
          setOdd(text !== '' && spec.format !== undefined && !spec.format.test(text));
        }}
      />
    </Field>
  );
}
