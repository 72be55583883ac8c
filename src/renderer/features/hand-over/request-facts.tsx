import { useTranslation } from 'react-i18next';
import type { RequestFacts } from '../../../shared/model/hand-over.ts';
import { useFormat } from '../../lib/use-format.ts';
import { Banner, Fact, Facts } from '../../ui/index.ts';
import styles from './hand-over.module.css';

/** Who asks, and what is compared by voice before a key is sealed for them. */
export function RequestFactsView({ facts }: { readonly facts: RequestFacts }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className={styles.asker} aria-label={t('handOver.asker.title')} aria-live="polite">
      <Facts>
        <Fact name={t('handOver.asker.name')}>{facts.name}</Fact>
        <Fact name={t('handOver.asker.fingerprint')}>
          <code className={styles.fingerprint} translate="no" data-selectable>
            {facts.fingerprint}
          </code>
        </Fact>
        <Fact name={t('handOver.asker.until')}>{format.instant(facts.until)}</Fact>
      </Facts>
      {facts.own ? (
        <Banner tone="warning">{t('handOver.asker.own')}</Banner>
      ) : (
        <p className={styles.quiet}>{t('handOver.asker.compare')}</p>
      )}
    </section>
  );
}
