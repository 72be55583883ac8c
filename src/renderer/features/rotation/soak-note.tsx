import { useTranslation } from 'react-i18next';
import type { RotationView } from '../../../shared/model/rotation.ts';
import { useFormat } from '../../lib/use-format.ts';
import { Banner } from '../../ui/index.ts';
import type { Progress } from './progress.ts';
import styles from './rotation.module.css';
import { whereUsed } from './where.ts';

export interface SoakNoteProps {
  readonly rotation: RotationView;
  readonly progress: Progress;
  readonly now: number;
}

/** While both keys work: when and where the old one was last used, and whether the time began anew. */
export function SoakNote({ rotation, progress, now }: SoakNoteProps) {
  const { t } = useTranslation();
  const { restarted } = progress;
  return (
    <div className={styles.soak}>
      <p>
        <span className={styles.hint}>{t('rotation.soak.title')}: </span>
        <OldUse rotation={rotation} progress={progress} now={now} />
      </p>
      {restarted !== null && (
        <div className={styles.rounded}>
          <Banner tone={restarted.why === 'enabled' ? 'info' : 'warning'}>
            <Restarted progress={progress} now={now} />
          </Banner>
        </div>
      )}
    </div>
  );
}

function OldUse({ rotation, progress, now }: SoakNoteProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const used = rotation.oldLastUsed;
  if (used === null) return t('rotation.soak.unknown');
  if (used.kind === 'never') return t('rotation.soak.never');
  const promotedAt = progress.steps.find(({ step }) => step === 'switch')?.doneAt ?? null;
  const where = whereUsed(used);
  const last = `${t('rotation.soak.used', { time: format.relative(used.at, now) })}${where === null ? '' : ` · ${where}`}`;
  return promotedAt !== null && used.at < promotedAt ? `${t('rotation.soak.quiet')} ${last}` : last;
}

function Restarted({ progress: { restarted }, now }: Omit<SoakNoteProps, 'rotation'>) {
  const { t } = useTranslation();
  const format = useFormat();
  if (restarted === null) return null;
  const time = format.relative(restarted.at, now);
  if (restarted.why === 'enabled') return t('rotation.soak.enabledAgain', { time });
  const { where } = restarted;
  const sentence =
    where === null ? t('rotation.soak.restarted', { time }) : t('rotation.soak.restartedBy', { time, where });
  return `${sentence} ${t('rotation.soak.hint')}`;
}
