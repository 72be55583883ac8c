import { ChevronRight, Cloud, FileArchive, History, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLive, useStores } from '../../stores/react.ts';
import styles from './restore.module.css';
import { StepFrame } from './step-frame.tsx';

/** Where the backup lies. */
export function ChooseStep() {
  const { t } = useTranslation();
  const { restore, session } = useStores();
  const fresh = useLive(session, ({ status }) => status?.state === 'absent');
  return (
    <StepFrame title={t('restore.choose.title')} lead={t('restore.choose.lead')}>
      <ul className={styles.ways}>
        <Way
          icon={FileArchive}
          label={t('restore.choose.file')}
          hint={t('restore.choose.fileHint')}
          onTake={() => void restore.pick()}
        />
        <Way
          icon={Cloud}
          label={t('restore.choose.bucket')}
          hint={t('restore.choose.bucketHint')}
          onTake={restore.askBucket}
        />
        {!fresh && (
          <Way
            icon={History}
            label={t('restore.choose.copy')}
            hint={t('restore.choose.copyHint')}
            onTake={() => void restore.listCopies()}
          />
        )}
      </ul>
    </StepFrame>
  );
}

interface WayProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly hint: string;
  readonly onTake: () => void;
}

function Way({ icon: Icon, label, hint, onTake }: WayProps) {
  return (
    <li>
      <button type="button" className={styles.way} onClick={onTake}>
        <Icon size={20} aria-hidden className={styles.wayIcon} />
        <span className={styles.wayWords}>
          <span className={styles.wayLabel}>{label}</span>
          <span className={styles.quiet}>{hint}</span>
        </span>
        <ChevronRight size={16} aria-hidden className={styles.wayIcon} />
      </button>
    </li>
  );
}
