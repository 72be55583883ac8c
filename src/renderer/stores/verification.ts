import { createStore, type StoreApi } from 'zustand/vanilla';
import type { WireError } from '../../shared/ipc/envelope.ts';
import type { CredentialId } from '../../shared/model/ids.ts';
import type { Client } from '../bridge/client.ts';
import { toWireError } from '../lib/wire-error.ts';
import { createLatest } from './latest.ts';

/** At most this many keys are asked about at a time, so that no cloud throttles a whole import. */
const AT_ONCE = 4;

/** Which keys are being proven, and which could not even be asked about. */
export interface VerificationState {
  readonly running: ReadonlySet<CredentialId>;
  readonly refused: ReadonlyMap<CredentialId, WireError>;
}

/** Proves keys; the outcome is part of the key, which the list and the detail ask for again. */
export interface Verification {
  readonly state: StoreApi<VerificationState>;
  verify(ids: readonly CredentialId[]): Promise<void>;
  reset(): void;
}

/** Creates the store; `onDone` is called with each key whose answer came. */
export function createVerification(client: Client, onDone: (id: CredentialId) => void): Verification {
  const empty: VerificationState = { running: new Set(), refused: new Map() };
  const state = createStore<VerificationState>(() => empty);
  const latest = createLatest();
  let wanted = latest.begin();

  async function verifyOne(id: CredentialId): Promise<void> {
    const still = wanted;
    const refused = new Map(state.getState().refused);
    refused.delete(id);
    state.setState({ refused });
    try {
      await client.call('credentials.verify', { id });
    } catch (thrown) {
      if (still())
        state.setState({ refused: new Map(state.getState().refused).set(id, toWireError(thrown)) });
    }
    if (!still()) return;
    const running = new Set(state.getState().running);
    running.delete(id);
    state.setState({ running });
    onDone(id);
  }

  return {
    state,
    async verify(ids) {
      const queue = ids.filter((id) => !state.getState().running.has(id));
      state.setState({ running: new Set([...state.getState().running, ...queue]) });
      const still = wanted;
      const work = async (): Promise<void> => {
        for (let id = queue.shift(); id !== undefined && still(); id = queue.shift()) await verifyOne(id);
      };
      await Promise.all(Array.from({ length: Math.min(AT_ONCE, queue.length) }, work));
    },
    reset() {
      wanted = latest.begin();
      state.setState(empty, true);
    },
  };
}
