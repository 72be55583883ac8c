import { useTranslation } from 'react-i18next';
import type { JoinOffer } from '../../shared/model/join.ts';
import { useStores } from '../stores/react.ts';
import { showToast } from '../ui/index.ts';
import { useTell } from './use-tell.ts';

/** Joins two accounts, with a way back in the toast. Failures become toasts. */
export function useJoin(): (offer: Pick<JoinOffer, 'from' | 'into'>) => Promise<void> {
  const { t } = useTranslation();
  const { client } = useStores();
  const tell = useTell();
  return async ({ from, into }) => {
    try {
      const { left, moved } = await client.call('accounts.join', { id: from.id, into: into.id });
      const separate = async (): Promise<void> => {
        const { id: _id, cloud: _cloud, ...draft } = left;
        await client.call('credentials.move', { ids: moved, account: { kind: 'new', draft } });
        const { environment, owner, note, tags } = into;
        await client.call('accounts.edit', { id: into.id, changes: { environment, owner, note, tags } });
        showToast({ title: t('join.undone', { account: left.label }), tone: 'success' });
      };
      showToast({
        title: t('join.done', { account: into.label }),
        action: { label: t('common.undo'), run: () => void separate().catch(tell) },
      });
    } catch (thrown) {
      tell(thrown);
    }
  };
}
