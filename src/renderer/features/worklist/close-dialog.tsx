import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Worklist } from '../../../shared/model/recovery-kit.ts';
import { useTell } from '../../actions/use-tell.ts';
import { useStores } from '../../stores/react.ts';
import { ConfirmDialog } from '../../ui/index.ts';

/** Asks before a list is closed, and says how many keys on it still work for others. */
export function CloseDialog({ list, onCancel }: { readonly list: Worklist; readonly onCancel: () => void }) {
  const { t } = useTranslation();
  const { client, worklist, places } = useStores();
  const tell = useTell();
  const [busy, setBusy] = useState(false);
  const open = list.items.filter(({ state }) => state === 'waiting' || state === 'rotating').length;
  const close = async (): Promise<void> => {
    setBusy(true);
    try {
      await client.call('worklist.close', {});
      await worklist.refresh();
      await places.keys({ kind: 'all' });
    } catch (thrown) {
      tell(thrown);
      setBusy(false);
    }
  };
  return (
    <ConfirmDialog
      open
      danger={open > 0}
      busy={busy}
      title={t('worklist.closeTitle')}
      confirm={t('worklist.closeConfirm')}
      onConfirm={() => void close()}
      onCancel={onCancel}
    >
      {open === 0 ? t('worklist.closeDone') : t('worklist.closeOpen', { count: open })}
    </ConfirmDialog>
  );
}
