import { useEffect, useState } from 'react';
import type { WireError } from '../../shared/ipc/envelope.ts';
import type { HandOut } from '../../shared/model/hand-out.ts';
import type { CredentialId } from '../../shared/model/ids.ts';
import { toWireError } from '../lib/wire-error.ts';
import { useStores } from '../stores/react.ts';

/** Who got a key, the latest first; null until it is known. It follows what happens. */
export interface HandOutsOf {
  readonly all: readonly HandOut[] | null;
  readonly error: WireError | null;
}

const UNKNOWN: HandOutsOf = { all: null, error: null };

/** Asks who got a key, and again whenever one left the vault. */
export function useHandOuts(id: CredentialId): HandOutsOf {
  const { client } = useStores();
  const [known, setKnown] = useState<{ readonly of: CredentialId } & HandOutsOf>({ of: id, ...UNKNOWN });
  useEffect(() => {
    let wanted = true;
    let asked = 0;
    const ask = (): void => {
      asked += 1;
      const mine = asked;
      client.call('handOuts.list', { credential: id }).then(
        (all) => wanted && mine === asked && setKnown({ of: id, all, error: null }),
        (thrown: unknown) =>
          wanted && mine === asked && setKnown({ of: id, all: null, error: toWireError(thrown) }),
      );
    };
    ask();
    const end = client.on('handOuts.changed', ask);
    return () => {
      wanted = false;
      end();
    };
  }, [client, id]);
  return known.of === id ? known : UNKNOWN;
}
