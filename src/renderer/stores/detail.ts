import { createStore, type StoreApi } from 'zustand/vanilla';
import type { WireError } from '../../shared/ipc/envelope.ts';
import type { AuditEntry } from '../../shared/model/audit.ts';
import type { CredentialDetail } from '../../shared/model/credential.ts';
import type { CredentialId } from '../../shared/model/ids.ts';
import type { Client } from '../bridge/client.ts';
import { toWireError } from '../lib/wire-error.ts';
import { createLatest } from './latest.ts';

/** The key that the right-hand pane shows; no secret is ever kept here. */
export interface DetailState {
  readonly id: CredentialId | null;
  readonly detail: CredentialDetail | null;
  readonly history: readonly AuditEntry[];
  readonly error: WireError | null;
}

/** One key with its history. */
export interface Detail {
  readonly state: StoreApi<DetailState>;
  /** Shows a key, or nothing. What was shown before stays until the answer is here. */
  show(id: CredentialId | null): Promise<void>;
  /** Asks again when the shown key is among `ids`; an empty list means any key. */
  refresh(ids: readonly CredentialId[]): Promise<void>;
  reset(): void;
}

const INITIAL: DetailState = { id: null, detail: null, history: [], error: null };

/** Creates the detail store. */
export function createDetail(client: Client): Detail {
  const state = createStore<DetailState>(() => INITIAL);
  const latest = createLatest();

  async function load(id: CredentialId): Promise<void> {
    const current = latest.begin();
    try {
      const [detail, history] = await Promise.all([
        client.call('credentials.get', { id }),
        client.call('credentials.history', { id }),
      ]);
      if (current()) state.setState({ id, detail, history, error: null });
    } catch (thrown) {
      if (current()) state.setState({ id, detail: null, history: [], error: toWireError(thrown) });
    }
  }

  function reset(): void {
    latest.drop();
    state.setState(INITIAL, true);
  }

  return {
    state,
    async show(id) {
      if (id === null) return reset();
      state.setState({ id });
      await load(id);
    },
    async refresh(ids) {
      const { id } = state.getState();
      if (id !== null && (ids.length === 0 || ids.includes(id))) await load(id);
    },
    reset,
  };
}
