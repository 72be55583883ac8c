import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { BackupTarget, TargetId } from '../../../shared/model/backup.ts';
import { GoneDialog } from '../../actions/gone-dialog.tsx';
import { useLive, useStores } from '../../stores/react.ts';
import { Field, TextInput } from '../../ui/index.ts';
import { BackupForm } from './form-dialog.tsx';
import { retentionOf, UpkeepFields, type UpkeepValues, upkeepOf } from './upkeep-fields.tsx';

/** Name, schedule and number of backups of a place. */
export function EditTargetDialog({ id }: { readonly id: TargetId }) {
  const { backups } = useStores();
  const target = useLive(backups, ({ targets }) => targets?.find((candidate) => candidate.id === id));
  return target === undefined ? <GoneDialog /> : <EditForm key={id} target={target} />;
}

interface Values {
  readonly label: string;
  readonly upkeep: UpkeepValues;
}

function EditForm({ target }: { readonly target: BackupTarget }) {
  const { t } = useTranslation();
  const { client, backups } = useStores();
  const form = useForm<Values>({
    defaultValues: { label: target.label, upkeep: upkeepOf(target.schedule, target.retention) },
  });
  const missing = form.formState.errors.label !== undefined;
  const submit = async ({ label, upkeep }: Values): Promise<void> => {
    const { schedule } = upkeep;
    await client.call('backup.editTarget', {
      id: target.id,
      label,
      schedule,
      retention: retentionOf(upkeep),
    });
    await backups.refresh();
  };
  return (
    <BackupForm
      title={t('backup.edit.title', { label: target.label })}
      confirm={t('common.save')}
      form={form}
      submit={submit}
    >
      <Field
        label={t('backup.form.label')}
        required
        error={missing ? t('add.required', { field: t('backup.form.label') }) : undefined}
      >
        <TextInput {...form.register('label', { validate: (text) => text.trim() !== '' })} maxLength={120} />
      </Field>
      <UpkeepFields />
    </BackupForm>
  );
}
