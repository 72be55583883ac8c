import { createStore, type StoreApi } from 'zustand/vanilla';
import type { WireError } from '../../shared/ipc/envelope.ts';
import type { Comparison } from '../../shared/model/restore.ts';
import type { Client } from '../bridge/client.ts';
import { toShownError } from '../lib/wire-error.ts';
import { createLatest } from './latest.ts';

export interface ComparisonState {
  /** Null until the first answer. */
  readonly value: Comparison | null;
  /** What the last one of this session found, once nothing is to be compared any more. */
  readonly done: Comparison | null;
  readonly busy: 'run' | 'release' | null;
  /** Why the last request was refused. */
  readonly error: WireError | null;
}

/** The check of this vault against its clouds. Nothing rejects: a refusal becomes part of the state. */
export interface ComparisonStore {
  readonly state: StoreApi<ComparisonState>;
  refresh(): Promise<void>;
  run(): Promise<void>;
  release(): Promise<void>;
  reset(): void;
}

const INITIAL: ComparisonState = { value: null, done: null, busy: null, error: null };

/** Creates the store; nothing is asked before `refresh`. */
export function createComparison(client: Client): ComparisonStore {
  const state = createStore<ComparisonState>(() => INITIAL);
  const latest = createLatest();
  const session = createLatest();
  let open = session.begin();

  async function refresh(): Promise<void> {
    const current = latest.begin();
    try {
      const value = await client.call('comparison.get', {});
      // A comparison that became due anew says more than what an earlier one found.
      if (current()) state.setState(value.reason === null ? { value } : { value, done: null });
    } catch (thrown) {
      if (current()) state.setState({ error: toShownError(thrown) });
    }
  }

  async function once(what: 'run' | 'release', ask: () => Promise<void>): Promise<void> {
    if (state.getState().busy !== null) return;
    const still = open;
    state.setState({ busy: what, error: null });
    let error: WireError | null = null;
    try {
      await ask();
    } catch (thrown) {
      error = toShownError(thrown);
    }
    if (!still()) return;
    state.setState({ busy: null, error });
    await refresh();
  }

  return {
    state,
    refresh,
    run: () =>
      once('run', async () => {
        const still = open;
        const found = await client.call('comparison.run', {});
        if (!still()) return;
        latest.drop();
        state.setState({ value: found, done: found.reason === null ? found : null });
      }),
    release: () =>
      once('release', async () => {
        const { value } = state.getState();
        const still = open;
        await client.call('comparison.release', {});
        if (still()) state.setState({ done: value });
      }),
    reset() {
      latest.drop();
      open = session.begin();
      state.setState(INITIAL, true);
    },
  };
}
