import { History } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStores } from '../stores/react.ts';
import { Button } from '../ui/index.ts';

/** Leads from the settings to the copies that were kept of this vault. */
export function CopiesButton() {
  const { t } = useTranslation();
  const { dialogs, restore } = useStores();
  return (
    <Button
      look="ghost"
      icon={History}
      onClick={() => {
        dialogs.close();
        void restore.beginCopies();
      }}
    >
      {t('restore.copiesCommand')}
    </Button>
  );
}
