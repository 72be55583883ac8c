import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import { toShownError } from '../../lib/wire-error.ts';
import { useStores } from '../../stores/react.ts';
import { ConfirmDialog, showToast, WireErrorNotice } from '../../ui/index.ts';

export interface PurgeDialogProps {
  readonly ids: readonly CredentialId[];
  /** The key's name, which the question says. */
  readonly name: string;
}

/** Asks before a key leaves the vault for good. */
export function PurgeDialog({ ids, name }: PurgeDialogProps) {
  const { t } = useTranslation();
  const { client, dialogs, list } = useStores();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);

  const purge = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    const leave = ids.map((id) => list.leaving(id));
    try {
      await client.call('credentials.purge', { ids: [...ids] });
      for (const go of leave) go();
      dialogs.close();
      showToast({ title: t('add.purge.done', { label: name }) });
    } catch (thrown) {
      setError(toShownError(thrown));
      setBusy(false);
    }
  };

  return (
    <ConfirmDialog
      open
      danger
      busy={busy}
      title={t('add.purge.title', { label: name })}
      confirm={t('add.purge.confirm', { label: name })}
      onConfirm={() => void purge()}
      onCancel={dialogs.close}
    >
      {t('add.purge.detail')}
      {error !== null && <WireErrorNotice error={error} />}
    </ConfirmDialog>
  );
}
