import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { headText } from '../../../shared/chain-verdict.ts';
import { copyText } from '../../lib/copy-text.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useNow } from '../../lib/use-now.ts';
import { chosenRow, historyRowAt, isNarrowed, NO_FILTER } from '../../stores/history.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Button, CopyButton, EmptyState, ErrorNotice, VirtualList, WireErrorNotice } from '../../ui/index.ts';
import styles from './history.module.css';
import { HistoryFilters } from './history-filters.tsx';
import { HistoryRowView } from './history-row.tsx';
import { rowWords } from './words.ts';

/** The middle pane of the history: where the chain stands, the filters, what happened. */
export function HistoryPane() {
  const { t } = useTranslation();
  const { history, policy } = useStores();
  const managed = useLive(policy, (state) => state.value.rules.auditSink !== null);
  const format = useFormat();
  const total = useLive(history, (state) => state.total);
  const narrowed = useLive(history, (state) => isNarrowed(state.filter));
  const error = useLive(history, (state) => state.error);
  const sinkFailed = useLive(history, (state) => state.head?.sinkFailed === true);
  useEffect(() => void history.refresh(), [history]);
  return (
    <div className={styles.pane}>
      <header className={styles.heading}>
        <h1 className={styles.title}>{t('history.place')}</h1>
        {narrowed && total !== null && (
          <span className={styles.count} role="status">
            {t('history.count', { count: total, total: format.count(total) })}
          </span>
        )}
      </header>
      <HeadLine />
      <HistoryFilters />
      {(error !== null || sinkFailed) && (
        <div className={styles.notice}>
          {sinkFailed && (
            <ErrorNotice
              tone="warning"
              title={t(managed ? 'history.head.sinkFailedManaged' : 'history.head.sinkFailed')}
            />
          )}
          {error !== null && (
            <WireErrorNotice
              error={error}
              actions={<Button onClick={() => void history.refresh()}>{t('common.retry')}</Button>}
            />
          )}
        </div>
      )}
      <div className={styles.rows}>{total === 0 ? <None /> : total !== null && <Rows total={total} />}</div>
    </div>
  );
}

/** "4,213 entries · head 9f3c…a1 · whole" */
function HeadLine() {
  const { t } = useTranslation();
  const { history } = useStores();
  const format = useFormat();
  const head = useLive(history, (state) => state.head);
  if (head === null) return <div className={styles.head} />;
  const Icon = head.state === 'whole' ? ShieldCheck : ShieldAlert;
  return (
    <div className={styles.head} data-state={head.state}>
      <Icon size={14} aria-hidden />
      <span>
        {t('history.head.line', {
          count: head.count,
          total: format.count(head.count),
          head: `${head.head.slice(0, 4)}…${head.head.slice(-2)}`,
          state: t(`history.head.${head.state}`),
        })}
      </span>
      <CopyButton
        label={t('history.head.copy')}
        onCopy={async () => {
          copyText(headText(head));
          return null;
        }}
      />
    </div>
  );
}

function None() {
  const { t } = useTranslation();
  const { history } = useStores();
  return (
    <EmptyState
      drawing="calm"
      title={t('history.empty.title')}
      detail={t('history.empty.detail')}
      alternative={<Button onClick={() => void history.show(NO_FILTER)}>{t('history.empty.action')}</Button>}
    />
  );
}

function Rows({ total }: { readonly total: number }) {
  const { t, i18n } = useTranslation();
  const { history } = useStores();
  const now = useNow();
  const state = useLive(history, (all) => all);
  const ensure = useCallback((first: number, last: number) => void history.ensure(first, last), [history]);
  const chosen = chosenRow(state);
  return (
    <VirtualList
      label={t('history.list')}
      question={state.query}
      count={total}
      itemAt={(index) => historyRowAt(state, index)}
      keyOf={({ entry }) => String(entry.seq)}
      onRange={ensure}
      selected={chosen === undefined ? null : String(chosen.entry.seq)}
      onSelect={({ entry }) => history.select(entry.seq)}
      describe={(row) => {
        const { sentence, remark, who } = rowWords(row, t, i18n.language);
        return [sentence, remark, who].filter((part) => part !== null).join(', ');
      }}
      renderRow={(row) => <HistoryRowView row={row} now={now} />}
    />
  );
}
