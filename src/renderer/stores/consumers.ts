import { createStore, type StoreApi } from 'zustand/vanilla';
import type { WireError } from '../../shared/ipc/envelope.ts';
import type { ConsumerId, ConsumerView, PlaceProblem } from '../../shared/model/consumer.ts';
import type { CredentialId } from '../../shared/model/ids.ts';
import type { Client } from '../bridge/client.ts';
import { toShownError, toWireError } from '../lib/wire-error.ts';
import { createLatest } from './latest.ts';

/** The places where the key in sight is used. Ids, names and states; no secret is part of one. */
export interface ConsumersState {
  /** The key in sight; null while none is. */
  readonly of: CredentialId | null;
  /** Null until the places were looked at. */
  readonly views: readonly ConsumerView[] | null;
  /** Those that are being given the key. */
  readonly busy: ReadonlySet<ConsumerId>;
  /** Why a place could not be given the key the last time that a person asked for it. */
  readonly failed: ReadonlyMap<ConsumerId, PlaceProblem>;
  /** Why they could not be looked at, or why the last request was refused as a whole. */
  readonly error: WireError | null;
}

/** Where the key in sight is used, and what a person may ask of these places. Nothing rejects. */
export interface Consumers {
  readonly state: StoreApi<ConsumersState>;
  /** Shows the places of another key, or none. Those of the key before are gone at once. */
  show(id: CredentialId | null): Promise<void>;
  /** Looks at the places again when the key in sight is among `ids`; an empty list means any key. */
  refresh(ids: readonly CredentialId[]): Promise<void>;
  /** Gives places the key that they belong to. Resolves with how many have it now. */
  serve(ids: readonly ConsumerId[]): Promise<number>;
  reset(): void;
}

const INITIAL: ConsumersState = { of: null, views: null, busy: new Set(), failed: new Map(), error: null };

/** Whether a place can be given its key from here, and lacks it. */
export const canServe = ({ place, state, leak }: ConsumerView): boolean =>
  (place.kind === 'file' || place.kind === 'command') && state === 'stale' && !leak;

/** Creates the store; nothing is asked before a key is shown. */
export function createConsumers(client: Client): Consumers {
  const state = createStore<ConsumersState>(() => INITIAL);
  const latest = createLatest();
  const session = createLatest();
  let open = session.begin();

  async function refresh(ids: readonly CredentialId[]): Promise<void> {
    const credential = state.getState().of;
    if (credential === null || (ids.length > 0 && !ids.includes(credential))) return;
    const current = latest.begin();
    try {
      const views = await client.call('consumers.list', { credential });
      if (!current()) return;
      // A place that has its key by now, whoever gave it, failed at nothing any more.
      const behind = new Set(views.filter((view) => view.state !== 'current').map(({ id }) => id));
      const failed = new Map([...state.getState().failed].filter(([id]) => behind.has(id)));
      state.setState({ views, failed, error: null });
    } catch (thrown) {
      if (current()) state.setState({ error: toWireError(thrown) });
    }
  }

  function reset(): void {
    latest.drop();
    open = session.begin();
    state.setState(INITIAL, true);
  }

  return {
    state,
    refresh,
    reset,
    async show(id) {
      if (id === state.getState().of) return refresh([]);
      reset();
      state.setState({ of: id });
      await refresh([]);
    },
    async serve(ids) {
      const wanted = ids.filter((id) => !state.getState().busy.has(id));
      if (wanted.length === 0) return 0;
      const still = open;
      const { busy, failed } = state.getState();
      const rest = new Map([...failed].filter(([id]) => !wanted.includes(id)));
      state.setState({ busy: new Set([...busy, ...wanted]), failed: rest, error: null });
      let served = 0;
      let refused: WireError | null = null;
      try {
        const views = await client.call('consumers.serve', { ids: wanted });
        const problems = views.flatMap(({ id, problem, state: now }) =>
          problem === null || now === 'current' ? [] : [[id, problem] as const],
        );
        served = views.length - problems.length;
        if (still()) state.setState({ failed: new Map([...state.getState().failed, ...problems]) });
      } catch (thrown) {
        refused = toShownError(thrown);
      }
      if (!still()) return served;
      state.setState({ busy: new Set([...state.getState().busy].filter((id) => !wanted.includes(id))) });
      await refresh([]);
      if (refused !== null && still()) state.setState({ error: refused });
      return served;
    },
  };
}
