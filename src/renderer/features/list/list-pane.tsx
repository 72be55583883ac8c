import { ArrowDownNarrowWide, Plus, ShieldCheck } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { catalogue, inLocale } from '../../../shared/catalogue/index.ts';
import type { CredentialSummary } from '../../../shared/model/credential.ts';
import { sortBy, type View } from '../../../shared/model/view.ts';
import { useFormat } from '../../lib/use-format.ts';
import { useNow } from '../../lib/use-now.ts';
import { rowAt } from '../../stores/list.ts';
import { useLive, useStores } from '../../stores/react.ts';
import { Button, IconButton, Menu, VirtualList, WireErrorNotice } from '../../ui/index.ts';
import { describeKey } from './describe-key.ts';
import styles from './list.module.css';
import { ListEmpty } from './list-empty.tsx';
import { ListRow } from './list-row.tsx';
import { SearchField } from './search-field.tsx';

/** The name of what the list shows. */
export function useViewName(view: View): string {
  const { t, i18n } = useTranslation();
  return view.kind === 'cloud'
    ? inLocale(catalogue[view.cloud].name, i18n.language)
    : t(`vault.view.${view.kind}`);
}

/** The middle pane: search, order, the rows, or why there are none. */
export function ListPane() {
  const { t } = useTranslation();
  const format = useFormat();
  const { list, dialogs, places, verifyRuns } = useStores();
  const view = useLive(list, (state) => state.view);
  const total = useLive(list, (state) => state.total);
  const sort = useLive(list, (state) => state.sort);
  const error = useLive(list, (state) => state.error);
  const name = useViewName(view);
  const several = total !== null && total > 1 && view.kind !== 'bin';

  return (
    <div className={styles.pane}>
      <header className={styles.toolbar}>
        <SearchField />
        <Menu
          trigger={<IconButton icon={ArrowDownNarrowWide} label={t('vault.order')} />}
          entries={[
            {
              kind: 'choice',
              label: t('vault.order'),
              value: sort,
              options: sortBy.options.map((value) => ({ value, label: t(`vault.sort.${value}`) })),
              onChange: (value) => {
                const chosen = sortBy.safeParse(value);
                if (chosen.success) void list.order(chosen.data);
              },
            },
          ]}
        />
        {several && (
          <IconButton
            icon={ShieldCheck}
            label={t('verifyAll.view')}
            onClick={() => {
              // How it goes is seen there.
              places.verification();
              void verifyRuns.start({ kind: 'view', view, search: list.state.getState().search });
            }}
          />
        )}
        <Button look="primary" icon={Plus} onClick={() => dialogs.open({ kind: 'add', way: 'form' })}>
          {t('vault.add')}
        </Button>
      </header>
      <div className={styles.heading}>
        <h1 className={styles.title}>{name}</h1>
        {total !== null && total > 0 && (
          <span className={styles.count} role="status">
            {t('vault.count', { count: total, total: format.count(total) })}
          </span>
        )}
      </div>
      {error !== null && (
        <div className={styles.error}>
          <WireErrorNotice
            error={error}
            actions={<Button onClick={() => void list.refresh()}>{t('common.retry')}</Button>}
          />
        </div>
      )}
      <div className={styles.rows}>
        <Rows name={name} />
      </div>
    </div>
  );
}

function Rows({ name }: { readonly name: string }) {
  const { t, i18n } = useTranslation();
  const { list } = useStores();
  const format = useFormat();
  const now = useNow();
  const state = useLive(list, (all) => all);
  const ensure = useCallback((first: number, last: number) => void list.ensure(first, last), [list]);
  const describe = useMemo(
    () => (key: CredentialSummary) => describeKey(key, { t, now, language: i18n.language }),
    [t, now, i18n.language],
  );

  if (state.total === null) return null;
  if (state.total === 0) return <ListEmpty />;
  return (
    <VirtualList
      label={name}
      question={state.query}
      count={state.total}
      itemAt={(index) => rowAt(state, index)}
      keyOf={(key) => key.id}
      onRange={ensure}
      selected={state.selected}
      onSelect={(key) => list.select(key.id)}
      describe={describe}
      renderRow={(key, row) => <ListRow credential={key} row={row} now={now} format={format} />}
    />
  );
}
