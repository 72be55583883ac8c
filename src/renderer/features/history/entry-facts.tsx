import { useTranslation } from 'react-i18next';
import { catalogue, inLocale } from '../../../shared/catalogue/index.ts';
import { maskPublicId } from '../../../shared/mask.ts';
import { useFormat } from '../../lib/use-format.ts';
import type { HistoryRow } from '../../stores/history.ts';
import { Fact, Facts, Fold } from '../../ui/index.ts';
import styles from './history.module.css';
import { rowWords } from './words.ts';

/** Everything about one entry; codes and ids in a fold. */
export function EntryFacts({ row }: { readonly row: HistoryRow }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const { entry, subject } = row;
  const { sentence, remark } = rowWords(row, t, i18n.language);
  const codes = Object.entries(entry.detail);
  return (
    <section className={styles.entry} aria-label={sentence}>
      <h2 className={styles.what}>{sentence}</h2>
      {remark !== null && <p className={styles.explain}>{remark}</p>}
      <Facts>
        <Fact name={t('history.detail.time')}>{format.instant(entry.at)}</Fact>
        <Fact name={t('history.detail.user')}>{entry.osUser}</Fact>
        <Fact name={t('history.detail.device')}>{entry.device}</Fact>
        <Fact name={t('history.detail.via')}>{t(`history.via.${entry.via}`)}</Fact>
        {subject !== null && (
          <Fact name={t('history.detail.key')}>
            {subject.label} · {inLocale(catalogue[subject.cloud].name, i18n.language)}
            {subject.purged && ` · ${t('history.deleted')}`}
          </Fact>
        )}
        {subject !== null && (
          <Fact name={t('history.detail.keyId')}>
            <code translate="no">{maskPublicId(subject.publicId)}</code>
          </Fact>
        )}
      </Facts>
      <Fold title={t('history.detail.codes')}>
        <Facts>
          <Fact name={t('history.detail.seq')}>{entry.seq}</Fact>
          <Fact name={t('history.detail.action')}>
            <code data-selectable>{entry.action}</code>
          </Fact>
          {entry.credentialId !== null && (
            <Fact name={t('history.detail.credential')}>
              <code data-selectable>{entry.credentialId}</code>
            </Fact>
          )}
          {codes.map(([name, value]) => (
            <Fact key={name} name={name}>
              <code data-selectable className={styles.code}>
                {value}
              </code>
            </Fact>
          ))}
        </Facts>
      </Fold>
    </section>
  );
}
