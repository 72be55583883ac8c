import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLocale } from '../../../shared/catalogue/index.ts';
import type { FieldSpec } from '../../../shared/catalogue/types.ts';
import { Field, PasswordInput } from '../../ui/index.ts';

/** The inputs of confidential fields: their texts stay in the inputs until they are sent. */
export interface SecretInputs {
  readonly refFor: (key: string) => (input: HTMLInputElement | null) => void;
  /** What was typed, without the fields that are empty. */
  read(): Record<string, string>;
  /** Empties every input; to be called once main has taken the secrets. */
  clear(): void;
  focus(key: string): void;
}

/** Keeps hold of the inputs, never of what is in them. */
export function useSecretInputs(): SecretInputs {
  const inputs = useRef(new Map<string, HTMLInputElement>());
  const [holder] = useState<SecretInputs>(() => ({
    refFor: (key) => (input) => {
      if (input === null) inputs.current.delete(key);
      else inputs.current.set(key, input);
    },
    read: () =>
      Object.fromEntries(
        [...inputs.current]
          .map(([key, input]) => [key, input.value.trim()])
          .filter(([, value]) => value !== ''),
      ),
    clear: () => {
      for (const input of inputs.current.values()) input.value = '';
    },
    focus: (key) => inputs.current.get(key)?.focus(),
  }));
  return holder;
}

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
