import { useTranslation } from 'react-i18next';
import { ownFailure, wayReason } from '../../shared/failure-words.ts';
import type { Account } from '../../shared/model/account.ts';
import type { CloudFailure } from '../../shared/model/failure.ts';
import { useStores } from '../stores/react.ts';
import { Button } from '../ui/index.ts';
import { useReach } from './use-reach.ts';

export interface ReachRemedyProps {
  readonly failure: CloudFailure;
  readonly account: Account;
}

/** The button for a failure on the way to a platform: to look at it step by step, or at what decides on the way. */
export function ReachRemedy({ failure, account }: ReachRemedyProps) {
  const { kind, vendorCode } = failure;
  const { t } = useTranslation();
  const { dialogs } = useStores();
  const test = useReach();
  // What was found before anything was sent has nothing to do with the way.
  if (ownFailure(failure) !== null) return null;
  if (kind !== 'network' && kind !== 'wrong-endpoint' && kind !== 'untrusted-certificate') return null;
  const byVault = kind === 'network' && account.proxy === null && wayReason(vendorCode) !== null;
  return (
    <>
      <Button size="s" onClick={() => test(account)}>
        {t(kind === 'untrusted-certificate' ? 'network.reach.look' : 'network.account.test')}
      </Button>
      {byVault && (
        <Button size="s" onClick={() => dialogs.open({ kind: 'settings', section: 'network' })}>
          {t('network.reach.settings')}
        </Button>
      )}
    </>
  );
}
