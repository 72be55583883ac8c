import { useTranslation } from 'react-i18next';
import type { RotationView } from '../../../shared/model/rotation.ts';
import { ErrorNotice } from '../../ui/index.ts';
import { Choices } from './choices.tsx';
import type { Progress } from './progress.ts';
import styles from './rotation.module.css';
import { SlotsTable } from './slots-table.tsx';

export interface NeedsPersonProps {
  readonly rotation: RotationView;
  readonly progress: Progress;
  readonly now: number;
}

/** Why a rotation waits for a person: what happened, what is safe, the keys side by side, the choices. */
export function NeedsPerson({ rotation, progress, now }: NeedsPersonProps) {
  const { phase, slots, choices } = rotation;
  const { t } = useTranslation();
  if (phase !== 'attention' && phase !== 'blocked-slots') return null;
  return (
    <div className={styles.needs}>
      {phase === 'blocked-slots' ? <Blocked /> : <Attention rotation={rotation} progress={progress} />}
      {slots.length > 0 && <SlotsTable slots={slots} now={now} />}
      {choices.length > 0 && <Choices rotation={rotation} />}
      {phase === 'blocked-slots' && <p className={styles.hint}>{t('rotation.blocked.console')}</p>}
    </div>
  );
}

function Blocked() {
  const { t } = useTranslation();
  return (
    <ErrorNotice
      tone="warning"
      title={t('rotation.blocked.title')}
      meaning={t('rotation.blocked.meaning')}
      remedy={t('rotation.blocked.remedy')}
    />
  );
}

/** What the rotation itself left at the cloud; promoted or not decides which key is the active one here. */
function safety({ oldKey, steps }: Progress): 'enabled' | 'both' | 'disabled' | 'deleted' {
  if (oldKey !== 'enabled') return oldKey;
  return steps.some(({ step, state }) => step === 'switch' && state === 'done') ? 'both' : 'enabled';
}

function Attention({ rotation, progress }: Omit<NeedsPersonProps, 'now'>) {
  const { t } = useTranslation();
  const reason = rotation.reason ?? 'unexpected';
  const { failure } = rotation;
  return (
    <ErrorNotice
      tone="warning"
      title={t(`rotation.reason.${reason}.title`)}
      meaning={
        <>
          {t(`rotation.reason.${reason}.meaning`)}{' '}
          {failure !== null && `${t(`failure.${failure}.title`)}: ${t(`failure.${failure}.meaning`)} `}
          <strong className={styles.safe}>{t(`rotation.safe.${safety(progress)}`)}</strong>
        </>
      }
      remedy={t(`rotation.reason.${reason}.action`)}
    />
  );
}
