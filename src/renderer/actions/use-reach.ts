import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../shared/model/account.ts';
import { useStores } from '../stores/react.ts';
import { showToast } from '../ui/index.ts';

/** Tries the addresses of an account that is in the vault. A certificate that is taken there is pinned at once. */
export function useReach(): (account: Account) => void {
  const { t } = useTranslation();
  const { client, reach } = useStores();
  return useCallback(
    ({ id, label, cloud }) =>
      reach.open({
        label,
        cloud,
        over: 'window',
        target: () => ({ kind: 'account', accountId: id }),
        pin: async (pin) => {
          await client.call('accounts.pin', { id, pin });
          showToast({ title: t('network.certificate.pinnedNow', { host: pin.host }), tone: 'success' });
        },
      }),
    [client, reach, t],
  );
}
