import { useTranslation } from 'react-i18next';
import type { VerifyProgress } from '../../../shared/model/verification.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Button, ProgressLine } from '../../ui/index.ts';
import styles from './verification.module.css';

/** How far the run is, and the way to end it. */
export function Progress({ done, total, failed }: VerifyProgress) {
  const { t } = useTranslation();
  const { verifyRuns } = useStores();
  const cancelling = useLive(verifyRuns, (state) => state.cancelling);
  const words = t('verifyAll.running', { done, total });
  return (
    <ProgressLine
      label={t('verifyAll.progress')}
      words={words}
      done={done}
      total={total}
      action={
        <Button busy={cancelling} onClick={() => void verifyRuns.cancel()}>
          {t(cancelling ? 'verifyAll.cancelling' : 'verifyAll.cancel')}
        </Button>
      }
    >
      <strong>{words}</strong>
      {failed > 0 && <span className={styles.quiet}>{t('verifyAll.runningFailed', { count: failed })}</span>}
    </ProgressLine>
  );
}
