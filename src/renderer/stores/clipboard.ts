import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CredentialId } from '../../shared/model/ids.ts';
import type { Client } from '../bridge/client.ts';

/** Whether a secret of ours lies on the clipboard. */
export interface ClipboardState {
  /** When main takes it off; null when nothing is there. */
  readonly clearsAt: number | null;
  /** The field that was copied last, to show the countdown at its button. */
  readonly source: { readonly id: CredentialId; readonly field: string } | null;
}

/** Asks main to copy; the value never comes to the page. */
export interface ClipboardStore {
  readonly state: StoreApi<ClipboardState>;
  /** The instant at which it is taken off again; null for what may stay. */
  copy(id: CredentialId, field: string): Promise<number | null>;
  clear(): Promise<void>;
  armed(clearsAt: number): void;
  cleared(): void;
}

/** Creates the store. */
export function createClipboard(client: Client): ClipboardStore {
  const state = createStore<ClipboardState>(() => ({ clearsAt: null, source: null }));
  return {
    state,
    async copy(id, field) {
      const { clearsAt } = await client.call('credentials.copy', { id, field });
      state.setState({ clearsAt, source: clearsAt === null ? null : { id, field } });
      return clearsAt;
    },
    async clear() {
      await client.call('clipboard.clear', {});
    },
    armed: (clearsAt) => state.setState({ clearsAt }),
    cleared: () => state.setState({ clearsAt: null, source: null }),
  };
}
