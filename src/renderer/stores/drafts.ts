import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Draft, DraftId } from '../../shared/model/draft.ts';
import type { Client } from '../bridge/client.ts';
import { createLatest } from './latest.ts';

export interface DraftsState {
  /** Half-filled forms that were kept, the newest first. */
  readonly all: readonly Draft[];
  /** The one whose form is open now. */
  readonly open: DraftId | null;
}

/** What main keeps of forms that were not sent. Holds no secret: main does. */
export interface Drafts {
  readonly state: StoreApi<DraftsState>;
  refresh(): Promise<void>;
  discard(id: DraftId): Promise<void>;
  opened(id: DraftId | null): void;
  /** The form that is open says how to save what is typed at once; null when it closes. */
  hold(save: (() => Promise<void>) | null): void;
  /** Saves what is typed in the form that is open, before the vault is locked. Never rejects, and waits a second at most. */
  flush(): Promise<void>;
  reset(): void;
}

const PATIENCE_MS = 1000;

/** Creates the store; nothing is asked of main yet. */
export function createDrafts(client: Client): Drafts {
  const state = createStore<DraftsState>(() => ({ all: [], open: null }));
  const latest = createLatest();
  let save: (() => Promise<void>) | null = null;

  const refresh = async (): Promise<void> => {
    const current = latest.begin();
    const all = await client.call('drafts.list', {});
    if (current()) state.setState({ all });
  };

  return {
    state,
    refresh,
    async discard(id) {
      await client.call('drafts.discard', { id });
      await refresh();
    },
    opened: (open) => state.setState({ open }),
    hold: (next) => {
      save = next;
    },
    async flush() {
      if (save === null) return;
      const late = new Promise<void>((resolve) => {
        setTimeout(resolve, PATIENCE_MS);
      });
      await Promise.race([save().catch(() => undefined), late]);
    },
    reset() {
      latest.drop();
      save = null;
      state.setState({ all: [], open: null });
    },
  };
}
