import { FileDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLive, useStores } from '../../stores/react.ts';
import { Button, WireErrorNotice } from '../../ui/index.ts';
import styles from './import.module.css';

/** A place to drop a console's CSV file on, or to pick it. The page never learns the file's path. */
export function ChooseFile() {
  const { t } = useTranslation();
  const { imports } = useStores();
  const { step, error } = useLive(imports, (state) => state);
  return (
    <>
      <div className={styles.zone}>
        <FileDown size={24} aria-hidden />
        <p className={styles.zoneTitle}>{t('import.drop')}</p>
        <p className={styles.zoneHint}>{t('import.dropHint')}</p>
        <Button look="primary" busy={step.kind === 'reading'} onClick={() => void imports.pick()}>
          {t('import.choose')}
        </Button>
      </div>
      {error !== null && <WireErrorNotice error={error} />}
    </>
  );
}
