import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import { useStores } from '../../stores/react.ts';
import { BackupError, Button, Dialog } from '../../ui/index.ts';

/** Says why a folder that was chosen cannot be used. */
export function BackupProblemDialog({ error }: { readonly error: WireError }) {
  const { t } = useTranslation();
  const { dialogs } = useStores();
  return (
    <Dialog
      open
      size="s"
      onClose={dialogs.close}
      title={t('backup.folder.title')}
      actions={<Button onClick={dialogs.close}>{t('common.close')}</Button>}
    >
      <BackupError error={error} />
    </Dialog>
  );
}
