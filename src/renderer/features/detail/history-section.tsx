import { useTranslation } from 'react-i18next';
import type { AuditAction, AuditEntry } from '../../../shared/model/audit.ts';
import { failureKind } from '../../../shared/model/failure.ts';
import { useFormat } from '../../lib/use-format.ts';
import { Section, When } from '../../ui/index.ts';
import styles from './history.module.css';

type Dashed<A extends string> = A extends `${infer H}.${infer T}` ? `${H}-${T}` : A;

/** The part of a message key that stands for an action; i18next reads dots as levels. */
function keyOf<A extends AuditAction>(action: A): Dashed<A> {
  return action.replace('.', '-') as Dashed<A>;
}

/** What happened to the key, the newest first. */
export function HistorySection(props: { readonly entries: readonly AuditEntry[]; readonly now: number }) {
  const { entries, now } = props;
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Section title={t('vault.history.title')}>
      {entries.length === 0 ? (
        <p className={styles.none}>{t('vault.history.none')}</p>
      ) : (
        <ol className={styles.history}>
          {entries.map((entry) => {
            const failed = failureKind.safeParse(entry.detail.kind);
            return (
              <li key={entry.seq} className={styles.entry} data-failed={failed.success ? '' : undefined}>
                <span className={styles.what}>
                  {t(`audit.${keyOf(entry.action)}`)}
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
