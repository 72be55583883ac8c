import { createStore, type StoreApi } from 'zustand/vanilla';
import { createLatest } from './latest.ts';

/** A copy of one answer of main, asked for anew when something changed. */
export interface Asked<T> {
  readonly state: StoreApi<{ readonly value: T }>;
  /** Rejects with `KeyturnError`; an answer that was overtaken or came after a reset is dropped. */
  refresh(): Promise<void>;
  reset(): void;
}

/** Creates a store around one question to main. */
export function createAsked<T>(initial: T, ask: () => Promise<T>): Asked<T> {
  const state = createStore<{ readonly value: T }>(() => ({ value: initial }));
  const latest = createLatest();
  return {
    state,
    async refresh() {
      const current = latest.begin();
      const value = await ask();
      if (current()) state.setState({ value });
    },
    reset() {
      latest.drop();
      state.setState({ value: initial });
    },
  };
}
