import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { DEFAULT_RETENTION } from '../../../shared/model/backup.ts';
import type { TicketId } from '../../../shared/model/ids.ts';
import { useStores } from '../../stores/react.ts';
import { Field, TextInput } from '../../ui/index.ts';
import styles from './backup.module.css';
import { BackupForm } from './form-dialog.tsx';
import { retentionOf, UpkeepFields, type UpkeepValues, upkeepOf } from './upkeep-fields.tsx';

interface Values {
  readonly label: string;
  readonly upkeep: UpkeepValues;
}

const lastPart = (path: string): string => path.split(/[\\/]/).findLast((part) => part !== '') ?? path;

/** Adds a folder that the person chose. */
export function FolderDialog({ ticket, path }: { readonly ticket: TicketId; readonly path: string }) {
  const { t } = useTranslation();
  const { client, backups } = useStores();
  const form = useForm<Values>({
    defaultValues: { label: lastPart(path).slice(0, 120), upkeep: upkeepOf('daily', DEFAULT_RETENTION) },
  });
  const missing = form.formState.errors.label !== undefined;
  const submit = async ({ label, upkeep }: Values): Promise<void> => {
    const { id } = await client.call('backup.addTarget', {
      target: { kind: 'folder', label, ticket },
      schedule: upkeep.schedule,
      retention: retentionOf(upkeep),
    });
    await backups.refresh();
    backups.select(id);
    void backups.run(id);
  };
  return (
    <BackupForm
      title={t('backup.folder.title')}
      description={<span className={styles.folder}>{path}</span>}
      confirm={t('backup.folder.confirm')}
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
