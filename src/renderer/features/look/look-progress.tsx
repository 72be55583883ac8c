import { useTranslation } from 'react-i18next';
import type { LookView } from '../../../shared/model/look.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Button, Spinner } from '../../ui/index.ts';
import styles from './look.module.css';
import { useSeen } from './use-seen.ts';

/** How far a look is, and the way to end it. How much there is nobody knows beforehand: there is no bar. */
export function LookProgress({ view }: { readonly view: LookView }) {
  const { t } = useTranslation();
  const { looks } = useStores();
  const stopping = useLive(looks, ({ busy }) => busy === 'stopping');
  const count = view.keys.length;
  const seen = useSeen(view);
  return (
    <div className={styles.lead} aria-busy>
      <div className={styles.said}>
        <p className={styles.verdict}>
          <Spinner />
          {t('look.running')}
        </p>
        <p className={styles.quiet}>
          {[seen, ...(count > 0 ? [t('look.soFar', { count })] : [])].join(' · ')}
        </p>
      </div>
      <Button busy={stopping} onClick={() => void looks.stop()}>
        {t(stopping ? 'look.stopping' : 'look.stop')}
      </Button>
    </div>
  );
}
