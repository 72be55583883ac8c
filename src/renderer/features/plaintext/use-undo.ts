import { useState } from 'react';
import type { WireError } from '../../../shared/ipc/envelope.ts';
import type { KeptFileId } from '../../../shared/model/kept-file.ts';
import { toShownError } from '../../lib/wire-error.ts';
import { useStores } from '../../stores/react.ts';

/** Bringing one file back as it was. */
export interface Undo {
  readonly busy: boolean;
  /**
   * `file-changed`: somebody changed the file since. `key-ended`: a key would come back with it that is out of use. `run(true)`
   * brings it back all the same.
   */
  readonly error: WireError | null;
  readonly done: boolean;
  /** Resolves with whether the file is as it was. */
  run(over: boolean): Promise<boolean>;
  /** Forgets the error, as when somebody decided to leave the file. */
  clear(): void;
}

/**
 * Brings a file back through the copies that were kept of it, the newest of them last in the list: each undoes one change,
 * so the newest goes first. Copies that were brought back before an error came are not tried again.
 */
export function useUndo(kept: readonly KeptFileId[], onDone: () => void): Undo {
  const { client, kept: store } = useStores();
  const [left, setLeft] = useState(kept);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WireError | null>(null);
  return {
    busy,
    error,
    done: left.length === 0,
    clear: () => setError(null),
    async run(over) {
      setBusy(true);
      setError(null);
      let rest = left;
      try {
        for (const id of [...left].reverse()) {
          await client.call('plaintext.undo', { id, over });
          rest = rest.filter((other) => other !== id);
          setLeft(rest);
        }
        onDone();
      } catch (thrown) {
        setError(toShownError(thrown));
      }
      setBusy(false);
      store.refresh().catch(() => undefined);
      return rest.length === 0;
    },
  };
}
