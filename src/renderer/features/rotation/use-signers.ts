import { useEffect, useState } from 'react';
import type { CredentialDetail, CredentialSummary } from '../../../shared/model/credential.ts';
import { useStores } from '../../stores/react.ts';

/** How many keys are offered as an administrator's. */
const OFFERED = 200;

/** Keys of the same cloud that could sign for this one: others that are active and known to work. */
export function useSigners(key: CredentialDetail): readonly CredentialSummary[] {
  const { client } = useStores();
  const [signers, setSigners] = useState<readonly CredentialSummary[]>([]);
  useEffect(() => {
    let wanted = true;
    client
      .call('credentials.list', { view: { kind: 'cloud', cloud: key.cloud }, sort: 'label', limit: OFFERED })
      .then(({ rows }) => {
        const fit = rows.filter(
          ({ id, state, kind, health }) =>
            id !== key.id && state === 'active' && kind === 'access-key' && health.kind === 'proven',
        );
        if (wanted) setSigners(fit);
      })
      // Without them the key signs for itself.
      .catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [client, key.id, key.cloud]);
  return signers;
}
