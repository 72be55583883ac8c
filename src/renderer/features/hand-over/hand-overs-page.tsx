import { Inbox, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import { toWireError } from '../../lib/wire-error.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Button, EmptyState, Page, Section, WireErrorNotice } from '../../ui/index.ts';
import styles from './hand-over.module.css';
import { RequestRow } from './request-row.tsx';
import { SentRow } from './sent-row.tsx';

/** Keys between people: the requests that were made here, and what was sealed for others. */
export function HandOversPage() {
  const { t } = useTranslation();
  const { handOvers, places, dialogs } = useStores();
  const list = useLive(handOvers, (state) => state.value);
  const [error, setError] = useState<WireError | null>(null);
  useEffect(() => {
    handOvers.refresh().catch((thrown: unknown) => setError(toWireError(thrown)));
  }, [handOvers]);
  const ask = () => dialogs.open({ kind: 'hand-over-request' });
  const receive = () => dialogs.open({ kind: 'hand-over-open' });
  return (
    <Page
      title={t('handOver.title')}
      backLabel={t('handOver.close')}
      onBack={() => void places.keys({ kind: 'all' })}
      aside={
        <>
          <Button icon={Plus} onClick={ask}>
            {t('handOver.request.command')}
          </Button>
          <Button look="primary" icon={Inbox} onClick={receive}>
            {t('handOver.open.command')}
          </Button>
        </>
      }
    >
      {error !== null && list === null && <WireErrorNotice error={error} />}
      {list !== null && list.requests.length + list.sent.length === 0 && (
        <EmptyState heading={2} title={t('handOver.none')} detail={t('handOver.noneDetail')} />
      )}
      {list !== null && list.requests.length > 0 && (
        <Section title={t('handOver.requests')}>
          <ul className={styles.rows} aria-label={t('handOver.requests')}>
            {list.requests.map((request) => (
              <RequestRow key={request.id} request={request} />
            ))}
          </ul>
        </Section>
      )}
      {list !== null && list.sent.length > 0 && (
        <Section
          title={t('handOver.sent')}
          aside={
            <Button size="s" onClick={() => dialogs.open({ kind: 'hand-over-confirm' })}>
              {t('handOver.confirm.command')}
            </Button>
          }
        >
          <ul className={styles.rows} aria-label={t('handOver.sent')}>
            {list.sent.map((sent) => (
              <SentRow key={sent.id} sent={sent} />
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}
