import { useTranslation } from 'react-i18next';
import { DetailPane } from './features/detail/detail-pane.tsx';
import { ListPane } from './features/list/list-pane.tsx';
import { Sidebar } from './features/sidebar/sidebar.tsx';
import { SplitPanes } from './ui/split-panes.tsx';

/** The three panes. */
export function Workspace() {
  const { t } = useTranslation();
  return (
    <SplitPanes
      labels={{
        sidebar: t('vault.pane.sidebar'),
        list: t('vault.pane.list'),
        detail: t('vault.pane.detail'),
      }}
      sidebar={<Sidebar />}
      list={<ListPane />}
      detail={<DetailPane />}
    />
  );
}
