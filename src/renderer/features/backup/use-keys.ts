import { useEffect, useState } from 'react';
import type { CredentialSummary } from '../../../shared/model/credential.ts';
import { useStores } from '../../stores/react.ts';

/** The keys of the vault that may reach a bucket: lasting and active ones. Empty until they are known. */
export function useKeys(): readonly CredentialSummary[] {
  const { client } = useStores();
  const [keys, setKeys] = useState<readonly CredentialSummary[]>([]);
  useEffect(() => {
    let wanted = true;
    client.call('credentials.list', { view: { kind: 'all' }, sort: 'label', limit: 500 }).then(
      ({ rows }) => {
        if (wanted) setKeys(rows.filter(({ state, kind }) => state === 'active' && kind === 'access-key'));
      },
      // Without them a key can still be typed.
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [client]);
  return keys;
}
