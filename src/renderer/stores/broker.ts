import { createStore, type StoreApi } from 'zustand/vanilla';
import type { WireError } from '../../shared/ipc/envelope.ts';
import type {
  AskId,
  BrokerStatus,
  Consent,
  ConsentAnswer,
  ConsentId,
  PendingAsk,
} from '../../shared/model/broker.ts';
import type { Client } from '../bridge/client.ts';
import { toWireError } from '../lib/wire-error.ts';
import { createLatest } from './latest.ts';

/** Other programs that ask for keys. Paths, names and instants; no secret is part of one. */
export interface BrokerState {
  /** Those that wait for a word, the one that came first first. */
  readonly asks: readonly PendingAsk[];
  /** Those whose question was put aside: they wait on, and the window is quiet about them. */
  readonly aside: ReadonlySet<AskId>;
  /** Why the last word was not taken. */
  readonly error: WireError | null;
  /** Null until it was asked for. */
  readonly status: BrokerStatus | null;
  /** The words that hold; null until they were asked for. */
  readonly consents: readonly Consent[] | null;
}

/** What a person is asked by other programs, and what was answered. */
export interface Broker {
  readonly state: StoreApi<BrokerState>;
  /** Asks again for those that wait, and for the words where somebody looks at them. Never rejects. */
  refresh(): Promise<void>;
  /** Asks for the place and the words that hold. Rejects with `KeyturnError`. */
  look(): Promise<void>;
  /** Nobody looks at the words any more. */
  leave(): void;
  /** Never rejects: what was refused is in the state. */
  decide(id: AskId, answer: ConsentAnswer): Promise<void>;
  /** Puts the question away; whoever waits goes on waiting. */
  putAside(): void;
  /** Shows what was put away. */
  show(): void;
  /** Takes words back. Rejects with `KeyturnError`. */
  revoke(ids: readonly ConsentId[]): Promise<void>;
  reset(): void;
}

const INITIAL: BrokerState = { asks: [], aside: new Set(), error: null, status: null, consents: null };

/** The question that is in front of the person; undefined while there is none. */
export const inFront = ({ asks, aside }: BrokerState): PendingAsk | undefined =>
  asks.find(({ id }) => !aside.has(id));

/** Creates the store; nothing is asked before the vault is open. */
export function createBroker(client: Client): Broker {
  const state = createStore<BrokerState>(() => INITIAL);
  const pending = createLatest();
  const words = createLatest();

  async function refreshAsks(): Promise<void> {
    const current = pending.begin();
    const asks = await client.call('broker.pending', {});
    if (!current()) return;
    const waiting = new Set(asks.map(({ id }) => id));
    const before = state.getState();
    state.setState({
      asks,
      aside: new Set([...before.aside].filter((id) => waiting.has(id))),
      error: inFront({ ...before, asks })?.id === inFront(before)?.id ? before.error : null,
    });
  }

  async function look(): Promise<void> {
    const current = words.begin();
    const [status, consents] = await Promise.all([
      client.call('broker.status', {}),
      client.call('broker.consents', {}),
    ]);
    if (current()) state.setState({ status, consents });
  }

  return {
    state,
    look,
    async refresh() {
      const looked = state.getState().consents !== null;
      // A question that cannot be read is asked for again when it changes; it is refused by itself in the end.
      await Promise.all([
        refreshAsks().catch(() => undefined),
        looked ? look().catch(() => undefined) : undefined,
      ]);
    },
    leave() {
      words.drop();
      state.setState({ status: null, consents: null });
    },
    async decide(id, answer) {
      state.setState({ error: null });
      try {
        await client.call('broker.decide', { id, answer });
      } catch (thrown) {
        const error = toWireError(thrown);
        // It ended by itself in the meantime: there is nothing to say about it any more.
        if (error.code !== 'not-found') state.setState({ error });
      }
      await refreshAsks().catch(() => undefined);
    },
    putAside: () => state.setState(({ asks }) => ({ aside: new Set(asks.map(({ id }) => id)), error: null })),
    show: () => state.setState({ aside: new Set() }),
    async revoke(ids) {
      await client.call('broker.revoke', { ids: [...ids] });
      await look();
    },
    reset() {
      pending.drop();
      words.drop();
      state.setState(INITIAL, true);
    },
  };
}
