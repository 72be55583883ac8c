import { useTranslation } from 'react-i18next';
import { writeLeadTimes } from '../../../shared/lead-times.ts';
import type { LeadTimes } from '../../../shared/model/reminder.ts';
import { leadTimesError, leadTimesOf } from '../../lib/lead-times.ts';
import { Field, TextInput } from '../../ui/index.ts';
import { useSettled } from './use-settled.ts';

export interface LeadTimesFieldProps {
  readonly value: LeadTimes;
  /** Called when the field is left, or Enter pressed, with lead times that are not the present ones. */
  readonly onChange: (value: LeadTimes) => void;
}

/** The vault's lead times as a list of numbers, in whatever order they are typed; what is none is said and not taken. */
export function LeadTimesField({ value, onChange }: LeadTimesFieldProps) {
  const { t } = useTranslation();
  const { shown, input } = useSettled(value, { write: writeLeadTimes, read: leadTimesOf }, onChange);
  return (
    <Field label={t('leadTimes.label')} hint={t('leadTimes.hint')} error={leadTimesError(shown, t, 'wrong')}>
      <TextInput inputMode="numeric" {...input} />
    </Field>
  );
}
