import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Input } from '../../shared/ipc/contract.ts';
import type { WireError } from '../../shared/ipc/envelope.ts';
import type { VerifyStatus } from '../../shared/model/verification.ts';
import type { Client } from '../bridge/client.ts';
import { toShownError } from '../lib/wire-error.ts';
import { createLatest } from './latest.ts';

export interface VerifyRunsState extends VerifyStatus {
  /** This window asked for a cancel, and the run has not ended yet. */
  readonly cancelling: boolean;
  /** Why the last request was refused. */
  readonly error: WireError | null;
}

/** Verifying many keys, whoever asked for it. Nothing rejects: a refusal becomes part of the state. */
export interface VerifyRuns {
  readonly state: StoreApi<VerifyRunsState>;
  refresh(): Promise<void>;
  /** Resolves once the run has ended. */
  start(scope: Input<'verification.start'>['scope']): Promise<void>;
  cancel(): Promise<void>;
  reset(): void;
}

const INITIAL: VerifyRunsState = { running: null, last: null, cancelling: false, error: null };

/** Creates the store; nothing is asked before `refresh`. */
export function createVerifyRuns(client: Client): VerifyRuns {
  const state = createStore<VerifyRunsState>(() => INITIAL);
  const latest = createLatest();
  let wanted = latest.begin();
  let asking: Promise<void> | null = null;
  let again = false;

  async function ask(): Promise<void> {
    do {
      again = false;
      const still = wanted;
      try {
        const { running, last } = await client.call('verification.status', {});
        if (!still()) return;
        // What the run before found stays in sight until this one has something to say.
        if (running === null) state.setState({ running, last, cancelling: false });
        else state.setState({ running });
      } catch {
        // The next event asks again.
      }
    } while (again);
  }

  /** A run says often that it moved on: one question at a time is enough. */
  function refresh(): Promise<void> {
    again = true;
    asking ??= ask().finally(() => {
      asking = null;
    });
    return asking;
  }

  async function told(run: () => Promise<unknown>): Promise<void> {
    const still = wanted;
    state.setState({ error: null });
    try {
      await run();
    } catch (thrown) {
      if (still()) state.setState({ error: toShownError(thrown) });
    }
    if (still()) await refresh();
  }

  return {
    state,
    refresh,
    start: (scope) => told(() => client.call('verification.start', { scope })),
    cancel: () => {
      state.setState({ cancelling: true });
      return told(() => client.call('verification.cancel', {}));
    },
    reset() {
      latest.drop();
      wanted = latest.begin();
      state.setState(INITIAL, true);
    },
  };
}
