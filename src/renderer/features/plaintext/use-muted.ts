import { useEffect, useState } from 'react';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import { problemError } from '../../lib/place-problem.ts';
import { toShownError } from '../../lib/wire-error.ts';
import { useLive, useStores } from '../../stores/react.ts';

/**
 * Why a command in a tool's file would answer nobody now, null where it would; undefined until that is known. Asked again once
 * the keychain was switched.
 */
export function useMuted(): {
  readonly muted: WireError | null | undefined;
  readonly error: WireError | null;
} {
  const { client, session } = useStores();
  const keychain = useLive(session, ({ status }) => status?.keychain);
  const [muted, setMuted] = useState<WireError | null | undefined>(undefined);
  const [error, setError] = useState<WireError | null>(null);
  useEffect(() => {
    let wanted = keychain !== null;
    client.call('plaintext.muted', {}).then(
      ({ problem }) => wanted && setMuted(problem === null ? null : problemError(problem)),
      (thrown: unknown) => wanted && setError(toShownError(thrown)),
    );
    return () => {
      wanted = false;
    };
  }, [client, keychain]);
  return { muted, error };
}
