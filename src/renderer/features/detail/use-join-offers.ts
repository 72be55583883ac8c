import { useEffect, useState } from 'react';
import type { CredentialDetail } from '../../../shared/model/credential.ts';
import type { JoinOffer } from '../../../shared/model/join.ts';
import { useLive, useStores } from '../../stores/react.ts';

/** Accounts that proofs name the same user for as the key's own; asked again whenever a key or an account changed. */
export function useJoinOffers({ accountId, identity, removedAt }: CredentialDetail): readonly JoinOffer[] {
  const { client, accounts, rotations } = useStores();
  // Their answers are new ones after each change.
  const changed = useLive(accounts, (state) => state.value);
  const moved = useLive(rotations, (state) => state.all);
  const [offers, setOffers] = useState<readonly JoinOffer[]>([]);
  const proven = identity !== null && removedAt === null;
  useEffect(() => {
    let wanted = changed !== null && moved !== null;
    if (!proven) {
      setOffers([]);
      return;
    }
    client
      .call('accounts.offers', { id: accountId })
      .then((found) => {
        if (wanted) setOffers(found);
      })
      // Nothing is offered then; the next change asks again.
      .catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [client, accountId, proven, changed, moved]);
  return offers;
}
