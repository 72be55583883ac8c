import { useTranslation } from 'react-i18next';
import type { VerifyProgress } from '../../../shared/model/verification.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Button } from '../../ui/index.ts';
import styles from './verification.module.css';

/** How far the run is, and the way to end it. */
export function Progress({ done, total, failed }: VerifyProgress) {
  const { t } = useTranslation();
  const { verifyRuns } = useStores();
  const cancelling = useLive(verifyRuns, (state) => state.cancelling);
  const words = t('verifyAll.running', { done, total });
  return (
    <div className={styles.progress}>
      <div className={styles.progressWords}>
        <strong>{words}</strong>
        {failed > 0 && (
          <span className={styles.quiet}>{t('verifyAll.runningFailed', { count: failed })}</span>
        )}
      </div>
      <Button busy={cancelling} onClick={() => void verifyRuns.cancel()}>
        {t(cancelling ? 'verifyAll.cancelling' : 'verifyAll.cancel')}
      </Button>
      <div
        className={styles.bar}
        role="progressbar"
        aria-label={t('verifyAll.progress')}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        aria-valuetext={words}
      >
        <svg aria-hidden viewBox="0 0 100 1" preserveAspectRatio="none" width="100%" height="100%">
          <rect width={total === 0 ? 0 : (done / total) * 100} height="1" />
        </svg>
      </div>
    </div>
  );
}
