import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Input } from '../../shared/ipc/contract.ts';
import { KeyturnError } from '../../shared/ipc/envelope.ts';
import type { SystemProof } from '../../shared/model/vault.ts';
import type { Client } from '../bridge/client.ts';

/** Whether the person is being asked to prove to be there, and what the system offers for that. */
export interface PresenceState {
  readonly asking: { readonly system: SystemProof } | null;
}

/** The one place where steps that want a proof of presence wait for it. */
export interface Presence {
  readonly state: StoreApi<PresenceState>;
  /** The same client, whose calls ask first where main wants that, and are made once more after the proof. */
  readonly client: Client;
  /** Proves it and lets the call go on. Rejects with `KeyturnError` for the dialog that asked. */
  confirm(by: Input<'presence.confirm'>): Promise<void>;
  /** The call that waits is refused with `presence-needed`, which then means that the person does not want it. */
  cancel(): void;
}

/** Puts the question between a client and all who call through it. */
export function createPresence(client: Client): Presence {
  const state = createStore<PresenceState>(() => ({ asking: null }));
  let waiting: PromiseWithResolvers<boolean> | null = null;

  /** Calls that come while one is waiting wait for the same answer. */
  const ask = async (): Promise<boolean> => {
    if (waiting !== null) return waiting.promise;
    waiting = Promise.withResolvers<boolean>();
    const { promise } = waiting;
    const status = await client.call('presence.status', {}).catch(() => null);
    if (waiting !== null) state.setState({ asking: { system: status?.system ?? 'none' } });
    return promise;
  };

  const settle = (given: boolean): void => {
    const asked = waiting;
    waiting = null;
    state.setState({ asking: null });
    asked?.resolve(given);
  };

  return {
    state,
    client: {
      ...client,
      async call(channel, input) {
        try {
          return await client.call(channel, input);
        } catch (thrown) {
          const wanted = thrown instanceof KeyturnError && thrown.code === 'presence-needed';
          if (!wanted || !(await ask())) throw thrown;
          return client.call(channel, input);
        }
      },
    },
    async confirm(by) {
      await client.call('presence.confirm', by);
      settle(true);
    },
    cancel: () => settle(false),
  };
}
