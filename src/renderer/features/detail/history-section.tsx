import { useTranslation } from 'react-i18next';
import { keyOfAction } from '../../../shared/history-words.ts';
import type { AuditEntry } from '../../../shared/model/audit.ts';
import { failureKind } from '../../../shared/model/failure.ts';
import { useFormat } from '../../lib/use-format.ts';
import { Button, Section, When } from '../../ui/index.ts';
import styles from './history.module.css';

export interface HistorySectionProps {
  readonly entries: readonly AuditEntry[];
  readonly now: number;
  /** Goes to the history of the vault, with this key alone in sight. */
  readonly onMore: () => void;
}

/** What happened to the key, the newest first. */
export function HistorySection({ entries, now, onMore }: HistorySectionProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Section
      title={t('vault.history.title')}
      aside={
        <Button size="s" look="ghost" onClick={onMore}>
          {t('history.more')}
        </Button>
      }
    >
      {entries.length === 0 ? (
        <p className={styles.none}>{t('vault.history.none')}</p>
      ) : (
        <ol className={styles.history}>
          {entries.map((entry) => {
            const failed = failureKind.safeParse(entry.detail.failure);
            return (
              <li key={entry.seq} className={styles.entry} data-failed={failed.success ? '' : undefined}>
                <span className={styles.what}>
                  {t(`audit.${keyOfAction(entry.action)}`)}
                  {failed.success && <span className={styles.why}> {t(`failure.${failed.data}.title`)}</span>}
                  {entry.via === 'cli' && <span className={styles.why}> {t('vault.history.cli')}</span>}
                </span>
                <span className={styles.at}>
                  <When
                    text={format.relative(entry.at, now)}
                    exact={`${format.instant(entry.at)} · ${entry.osUser}@${entry.device}`}
                  />
                </span>
              </li>
            );
          })}
        </ol>
      )}
    </Section>
  );
}
