import type { UseFormRegisterReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { leadTimesError, leadTimesWords } from '../../lib/lead-times.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Field, TextInput } from '../../ui/index.ts';

export interface OwnLeadTimesProps {
  /** Registers the input in its form, with this rule. */
  readonly register: (rule: { readonly validate: (text: string) => string | true }) => UseFormRegisterReturn;
  readonly error: string | undefined;
}

/** How long before its date a person is told of one key; empty as the vault says. */
export function OwnLeadTimes({ register, error }: OwnLeadTimesProps) {
  const { t } = useTranslation();
  const { settings } = useStores();
  const vault = useLive(settings, (state) => state.leadTimes);
  return (
    <Field
      label={t('leadTimes.ownLabel')}
      hint={t('leadTimes.ownHint', { vault: leadTimesWords(vault, t) })}
      optional
      error={error}
    >
      <TextInput
        {...register({ validate: (text) => leadTimesError(text, t, 'fine') ?? true })}
        inputMode="numeric"
      />
    </Field>
  );
}
