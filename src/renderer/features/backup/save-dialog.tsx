import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import { toWireError } from '../../lib/wire-error.ts';
import { useStores } from '../../stores/react.ts';
import { BackupError, Button, Dialog, showToast } from '../../ui/index.ts';

/** One backup by hand, to a file that the person chooses. */
export function SaveBackupDialog() {
  const { t } = useTranslation();
  const { client, backups, dialogs } = useStores();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  const save = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const run = await client.call('backup.saveFile', {});
      setBusy(false);
      if (run === null) return;
      await backups.refresh();
      dialogs.close();
      showToast({ title: t('backup.save.done', { name: run.name }) });
    } catch (thrown) {
      setError(toWireError(thrown));
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      size="s"
      onClose={dialogs.close}
      title={t('backup.save.title')}
      description={t('backup.save.detail')}
      actions={
        <>
          <Button onClick={dialogs.close}>{t('common.cancel')}</Button>
          <Button look="primary" busy={busy} onClick={() => void save()}>
            {t('backup.save.choose')}
          </Button>
        </>
      }
    >
      {error !== null && <BackupError error={error} />}
    </Dialog>
  );
}
