import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import type { TargetId } from '../../../shared/model/backup.ts';
import { GoneDialog } from '../../actions/gone-dialog.tsx';
import { toWireError } from '../../lib/wire-error.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { BackupError, ConfirmDialog } from '../../ui/index.ts';

/** Asks before a place is forgotten; what lies there stays. */
export function RemoveTargetDialog({ id }: { readonly id: TargetId }) {
  const { t } = useTranslation();
  const { client, backups, dialogs } = useStores();
  const target = useLive(backups, ({ targets }) => targets?.find((candidate) => candidate.id === id));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  if (target === undefined) return <GoneDialog />;
  const remove = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await client.call('backup.removeTarget', { id });
      backups.select(null);
      await backups.refresh();
      dialogs.close();
    } catch (thrown) {
      setError(toWireError(thrown));
      setBusy(false);
    }
  };
  return (
    <ConfirmDialog
      open
      busy={busy}
      title={t('backup.remove.title', { label: target.label })}
      confirm={t('backup.remove.confirm')}
      onConfirm={() => void remove()}
      onCancel={dialogs.close}
    >
      {t('backup.remove.detail')}
      {error !== null && <BackupError error={error} />}
    </ConfirmDialog>
  );
}
