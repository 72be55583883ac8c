import { Inbox, Plus } from 'lucide-react';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import { toWireError } from '../../lib/wire-error.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Button, EmptyState, Page, WireErrorNotice } from '../../ui/index.ts';
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
        <Part title={t('handOver.requests')}>
          {list.requests.map((request) => (
            <RequestRow key={request.id} request={request} />
          ))}
        </Part>
      )}
      {list !== null && list.sent.length > 0 && (
        <Part
          title={t('handOver.sent')}
          action={
            <Button size="s" onClick={() => dialogs.open({ kind: 'hand-over-confirm' })}>
              {t('handOver.confirm.command')}
            </Button>
          }
        >
          {list.sent.map((sent) => (
            <SentRow key={sent.id} sent={sent} />
          ))}
        </Part>
      )}
    </Page>
  );
}

interface PartProps {
  readonly title: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** A list of the page under its title. */
function Part({ title, action, children }: PartProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.part}>
      <div className={styles.partHead}>
        <h2 id={id}>{title}</h2>
        {action}
      </div>
      <ul className={styles.rows} aria-labelledby={id}>
        {children}
      </ul>
    </section>
  );
}
