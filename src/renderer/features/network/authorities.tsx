import { Plus, Trash2 } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Authority } from '../../../shared/model/certificate.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useNow } from '../../lib/use-now.ts';
import { useStores } from '../../stores/react.ts';
import { Button, Fingerprint, IconButton } from '../../ui/index.ts';
import styles from './network.module.css';

/** The authorities that the vault trusts beside the system's. */
export function Authorities({ authorities }: { readonly authorities: readonly Authority[] }) {
  const { t } = useTranslation();
  const { dialogs } = useStores();
  const format = useFormat();
  const now = useNow();
  const id = useId();
  const validity = ({ from, until }: Authority): string => {
    if (until < now) return t('network.authorities.expired', { date: format.day(until, now) });
    return from > now
      ? t('network.authorities.notYet', { date: format.day(from, now) })
      : t('network.authorities.until', { date: format.day(until, now) });
  };
  return (
    <section aria-labelledby={id} className={styles.part}>
      <h4 id={id} className={styles.partTitle}>
        {t('network.authorities.title')}
      </h4>
      <p className={styles.quiet}>{t('network.authorities.lead')}</p>
      {authorities.length === 0 ? (
        <p className={styles.quiet}>{t('network.authorities.none')}</p>
      ) : (
        <ul className={styles.authorities} aria-labelledby={id}>
          {authorities.map((authority) => (
            <li key={authority.id} className={styles.authority}>
              <div className={styles.subject}>
                <div>{authority.subject}</div>
                <div className={authority.until < now ? styles.past : styles.under}>
                  {validity(authority)}
                </div>
                <Fingerprint value={authority.fingerprint} />
              </div>
              <IconButton
                size="s"
                icon={Trash2}
                label={t('network.authorities.remove', { subject: authority.subject })}
                onClick={() => dialogs.open({ kind: 'authority-remove', authority })}
              />
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button icon={Plus} onClick={() => dialogs.open({ kind: 'authority-add' })}>
          {t('network.authorities.add')}
        </Button>
      </div>
    </section>
  );
}
