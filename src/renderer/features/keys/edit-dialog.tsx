import { useState } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { catalogue, inLocale } from '../../../shared/catalogue/index.ts';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import { writeLeadTimes } from '../../../shared/lead-times.ts';
import type { CredentialDetail } from '../../../shared/model/credential.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import { useDialogKey } from '../../actions/use-dialog-key.ts';
import { leadTimesOf } from '../../lib/lead-times.ts';
import { toWireError } from '../../lib/wire-error.ts';
import { useStores } from '../../stores/react.ts';
import { Field, FormDialog, TextArea, TextInput } from '../../ui/index.ts';
import { isPeriod, periodOf } from './account-values.ts';
import { fieldsHeld } from './key-form-values.ts';
import { OpenInput } from './open-input.tsx';
import { OwnLeadTimes } from './own-lead-times.tsx';

interface EditValues {
  readonly label: string;
  readonly note: string;
  readonly periodDays: string;
  readonly leadTimes: string;
  readonly fields: Record<string, string>;
}

/** Changes what a person knows about a key: its name, note, period and open fields. */
export function EditDialog({ id }: { readonly id: CredentialId }) {
  const detail = useDialogKey(id);
  return detail === null ? null : <EditForm key={id} detail={detail} />;
}

function EditForm({ detail }: { readonly detail: CredentialDetail }) {
  const { t, i18n } = useTranslation();
  const { client, dialogs } = useStores();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  const spec = catalogue[detail.cloud];
  // The public id is what the key is; another one is another key.
  const open = fieldsHeld(detail).filter((field) => !field.secret && field.key !== spec.publicIdField);
  const inherited = detail.account.periodDays ?? detail.periodDays;
  const all = useForm<EditValues>({
    defaultValues: {
      label: detail.label,
      note: detail.note,
      periodDays: detail.ownPeriodDays?.toString() ?? '',
      leadTimes: detail.ownLeadTimes === null ? '' : writeLeadTimes(detail.ownLeadTimes),
      fields: Object.fromEntries(open.map(({ key }) => [key, detail.fields[key] ?? ''])),
    },
  });
  const { register, handleSubmit, formState } = all;

  const submit = async (values: EditValues): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const fields = Object.fromEntries(
        Object.entries(values.fields)
          .map(([key, value]) => [key, value.trim()] as const)
          .filter(([key, value]) => value !== (detail.fields[key] ?? '')),
      );
      await client.call('credentials.edit', {
        id: detail.id,
        changes: {
          label: values.label.trim(),
          note: values.note,
          periodDays: periodOf(values.periodDays),
          leadTimes: leadTimesOf(values.leadTimes),
          ...(Object.keys(fields).length === 0 ? {} : { fields }),
        },
      });
      dialogs.close();
    } catch (thrown) {
      setError(toWireError(thrown));
      setBusy(false);
    }
  };

  return (
    <FormDialog
      title={t('add.edit.title', { label: detail.label })}
      confirm={t('common.save')}
      busy={busy}
      error={error}
      onClose={dialogs.close}
      onSubmit={handleSubmit(submit)}
    >
      <Field
        label={t('add.label')}
        required
        error={
          formState.errors.label === undefined ? undefined : t('add.required', { field: t('add.label') })
        }
      >
        <TextInput {...register('label', { validate: (text) => text.trim() !== '' })} maxLength={120} />
      </Field>
      <Field
        label={t('add.keyPeriod')}
        hint={t('add.edit.periodHint', { count: inherited })}
        optional
        error={formState.errors.periodDays === undefined ? undefined : t('add.badPeriod')}
      >
        <TextInput {...register('periodDays', { validate: isPeriod })} inputMode="numeric" />
      </Field>
      <OwnLeadTimes
        register={(rule) => register('leadTimes', rule)}
        error={formState.errors.leadTimes?.message}
      />
      <FormProvider {...all}>
        {open.map((field) => {
          const label = inLocale(field.label, i18n.language);
          return (
            <Field key={field.key} label={label} optional>
              <OpenInput spec={field} label={label} />
            </Field>
          );
        })}
      </FormProvider>
      <Field label={t('vault.note')} optional>
        <TextArea {...register('note')} rows={4} maxLength={4000} />
      </Field>
    </FormDialog>
  );
}
