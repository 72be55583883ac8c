import { useEffect, useState } from 'react';
import type { CredentialDetail } from '../../shared/model/credential.ts';
import type { CredentialId } from '../../shared/model/ids.ts';
import { useLive, useStores } from '../stores/react.ts';
import { useTell } from './use-tell.ts';

/**
 * The key that a dialog is about: the one in sight, or else asked for by its id. Null until it is here. Where it cannot
 * be had the dialog closes, and says why.
 */
export function useDialogKey(id: CredentialId): CredentialDetail | null {
  const { client, detail: store, dialogs } = useStores();
  const tell = useTell();
  const shown = useLive(store, ({ detail }) => (detail?.id === id ? detail : null));
  const [kept, setKept] = useState(shown);
  useEffect(() => {
    if (shown !== null) return setKept(shown);
    let wanted = true;
    const ask = (): void => {
      client.call('credentials.get', { id }).then(
        (found) => wanted && setKept(found),
        (thrown: unknown) => {
          if (!wanted) return;
          tell(thrown);
          dialogs.close();
        },
      );
    };
    ask();
    const end = client.on('credentials.changed', ({ ids }) => {
      if (ids.length === 0 || ids.includes(id)) ask();
    });
    return () => {
      wanted = false;
      end();
    };
  }, [client, dialogs, id, shown, tell]);
  return shown ?? (kept?.id === id ? kept : null);
}
