import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLocale } from '../../../shared/catalogue/index.ts';
import type { FieldSpec } from '../../../shared/catalogue/types.ts';
import type { SecretInputs } from '../../lib/use-secret-inputs.ts';
import { Field, PasswordInput, SecretArea } from '../../ui/index.ts';

export interface SecretFieldInputProps {
  readonly spec: FieldSpec;
  readonly inputs: SecretInputs;
  readonly required: boolean;
  /** It was left empty when the form was sent. */
  readonly missing: boolean;
  /** A draft holds it: empty means that, until something is typed. */
  readonly held?: boolean;
  readonly autoFocus?: boolean;
  /** The step of the guide that is open yields it. */
  readonly wanted?: boolean;
  /** It has a mistake that is told beneath it: one of its shape need not be told as well. */
  readonly mistaken?: boolean;
}

/** One confidential field. An unusual shape warns and never blocks: vendors change their formats. */
export function SecretFieldInput({
  spec,
  inputs,
  required,
  missing,
  held = false,
  autoFocus = false,
  wanted = false,
  mistaken = false,
}: SecretFieldInputProps) {
  const { t, i18n } = useTranslation();
  const [odd, setOdd] = useState(false);
  const [typed, setTyped] = useState(false);
  const [inDraft, setInDraft] = useState(held);
  const label = inLocale(spec.label, i18n.language);
  const help = spec.help && inLocale(spec.help, i18n.language);
  const input = {
    ref: inputs.refFor(spec.key),
    autoFocus,
    autoComplete: 'off',
    maxLength: 20_000,
    placeholder: inDraft ? t('draft.held') : undefined,
    onInput: (event: { readonly currentTarget: { readonly value: string } }) => {
      setInDraft(false);
      setTyped(event.currentTarget.value !== '');
      setOdd(false);
    },
    onBlur: (event: { readonly currentTarget: { readonly value: string } }) => {
      const text = event.currentTarget.value.trim();
      setOdd(text !== '' && spec.format !== undefined && !spec.format.test(text));
    },
  };
  return (
    <Field
      label={label}
      required={required}
      optional={!required}
      hint={inDraft ? t('draft.heldHint') : help}
      error={missing && !typed ? t('add.required', { field: label }) : undefined}
      warning={odd && !mistaken ? t('add.odd', { field: label }) : undefined}
      aside={wanted ? t('guide.fromStep') : undefined}
    >
      {spec.multiline === true ? <SecretArea {...input} /> : <PasswordInput {...input} />}
    </Field>
  );
}
