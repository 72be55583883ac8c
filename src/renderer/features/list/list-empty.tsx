import { useTranslation } from 'react-i18next';
import { useLive, useStores } from '../../stores/react.ts';
import { Button, EmptyState } from '../../ui/index.ts';

/** Why there are no rows: nothing fits the search, nothing is here yet, or nothing needs a hand. */
export function ListEmpty() {
  const { t } = useTranslation();
  const { list, counts, dialogs, places } = useStores();
  const search = useLive(list, (state) => state.search);
  const view = useLive(list, (state) => state.view);
  const all = useLive(counts, (state) => state.value.all);

  if (search !== '') {
    return (
      <EmptyState
        drawing="search"
        title={t('vault.empty.noHits', { search })}
        detail={t('vault.empty.noHitsDetail')}
        alternative={<Button onClick={() => void list.find('')}>{t('vault.clearSearch')}</Button>}
      />
    );
  }
  if (view.kind === 'bin') {
    return <EmptyState drawing="bin" title={t('vault.empty.bin')} detail={t('vault.empty.binDetail')} />;
  }
  if (all === 0) {
    return (
      <EmptyState
        drawing="keys"
        title={t('vault.empty.first')}
        detail={t('vault.empty.firstDetail')}
        primary={
          <Button look="primary" onClick={() => dialogs.open({ kind: 'add', way: 'file' })}>
            {t('vault.empty.file')}
          </Button>
        }
        alternative={
          <>
            <Button onClick={places.look}>{t('look.offer')}</Button>
            <Button onClick={() => dialogs.open({ kind: 'add', way: 'form' })}>
              {t('vault.empty.form')}
            </Button>
          </>
        }
      />
    );
  }
  const calm = view.kind === 'cloud' ? 'due' : view.kind === 'all' ? 'due' : view.kind;
  return (
    <EmptyState
      drawing="calm"
      title={t(`vault.empty.${calm}`)}
      alternative={
        <Button onClick={() => void list.show({ kind: 'all' })}>{t('vault.empty.showAll')}</Button>
      }
    />
  );
}
