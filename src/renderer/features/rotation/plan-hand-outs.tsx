import { useTranslation } from 'react-i18next';
import { followsOf } from '../../../shared/hand-out-follows.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import { HandOutLine } from '../../actions/hand-out-line.tsx';
import { useHandOuts } from '../../actions/use-hand-outs.ts';
import styles from './checklist.module.css';

/** Who got the key besides its places, and will not have the new one by themselves. */
export function PlanHandOuts({ id }: { readonly id: CredentialId }) {
  const { t } = useTranslation();
  const { all } = useHandOuts(id);
  // Whoever has an older key was left behind by an earlier rotation.
  const holders = (all ?? []).filter(({ current }) => current);
  const asking = holders.filter(({ way }) => followsOf(way) === 'asks');
  const left = holders.filter(({ way }) => followsOf(way) !== 'asks');
  return (
    <>
      {asking.length > 0 && (
        <p className={styles.state}>{t('handOuts.plan.asks', { count: asking.length })}</p>
      )}
      {left.length > 0 && (
        <section aria-label={t('handOuts.plan.title')} className={styles.left}>
          <p className={styles.state} data-by-hand="">
            {t('handOuts.plan.title')}
          </p>
          <ul className={styles.list}>
            {left.map((handOut) => (
              <HandOutLine key={handOut.id} handOut={handOut}>
                <p className={styles.state} data-by-hand="">
                  {t(followsOf(handOut.way) === 'restart' ? 'handOuts.plan.restart' : 'handOuts.plan.stays')}
                </p>
              </HandOutLine>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
