import { useState } from 'react';
import type { WireError } from '../../shared/ipc/envelope.ts';
import { toShownError } from './wire-error.ts';

/** Runs something that may fail, and keeps the failure to be shown in its place. */
export function useTold(): {
  readonly error: WireError | null;
  readonly busy: boolean;
  readonly run: (work: () => Promise<void>) => Promise<void>;
} {
  const [error, setError] = useState<WireError | null>(null);
  const [busy, setBusy] = useState(false);
  return {
    error,
    busy,
    run: async (work) => {
      setBusy(true);
      setError(null);
      try {
        await work();
      } catch (thrown) {
        setError(toShownError(thrown));
      }
      setBusy(false);
    },
  };
}
