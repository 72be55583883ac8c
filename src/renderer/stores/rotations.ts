import { createStore, type StoreApi } from 'zustand/vanilla';
import { catalogue } from '../../shared/catalogue/index.ts';
import type { Input } from '../../shared/ipc/contract.ts';
import type { WireError } from '../../shared/ipc/envelope.ts';
import type { ConsumerId, DeliveryAnswer } from '../../shared/model/consumer.ts';
import type { CredentialSummary } from '../../shared/model/credential.ts';
import type { CredentialId } from '../../shared/model/ids.ts';
import type { RotationChoice, RotationId, RotationView } from '../../shared/model/rotation.ts';
import type { Client } from '../bridge/client.ts';
import { toWireError } from '../lib/wire-error.ts';
import { createLatest } from './latest.ts';

/** Every rotation of the vault as main last told it; no secret is part of one. */
export interface RotationsState {
  /** The running ones first; among each, the one that was started last. Null until the first answer. */
  readonly all: readonly RotationView[] | null;
  /** Those that this window began: what becomes of them is worth a word, however soon it comes. */
  readonly begun: ReadonlySet<RotationId>;
  /** Those with a person's request under way. */
  readonly busy: ReadonlySet<RotationId>;
  /** Why the last request was refused. */
  readonly refused: ReadonlyMap<RotationId, WireError>;
  /** The one that the right pane shows while the rotations are in sight. */
  readonly selected: RotationId | null;
  /** Why they could not be asked for. */
  readonly error: WireError | null;
}

/** Rotations and what a person may ask of them. Requests never reject: a refusal becomes part of the state. */
export interface Rotations {
  readonly state: StoreApi<RotationsState>;
  refresh(): Promise<void>;
  /** Begins; rejects with `KeyturnError` for the dialog that asked. */
  start(request: Input<'rotations.start'>): Promise<RotationId>;
  /** Takes every step that is due, looking at the cloud again. */
  resume(id: RotationId): Promise<void>;
  undo(id: RotationId): Promise<void>;
  decide(id: RotationId, choice: RotationChoice): Promise<void>;
  /** Takes a person's word on a place that it waits for. */
  answer(id: RotationId, consumer: ConsumerId, answer: DeliveryAnswer): Promise<void>;
  select(id: RotationId): void;
  reset(): void;
}

const INITIAL: RotationsState = {
  all: null,
  begun: new Set(),
  busy: new Set(),
  refused: new Map(),
  selected: null,
  error: null,
};

/** Whether it still goes on, or waits for a person. */
export function isRunning(rotation: RotationView): boolean {
  return rotation.endedAt === null;
}

export { needsPerson } from '../../shared/rotation-needs.ts';

/** The running rotation that a key is part of, as the old or as the new one; else the one that ended last. */
export function rotationOf(
  { all }: Pick<RotationsState, 'all'>,
  id: CredentialId,
  running = true,
): RotationView | undefined {
  return all?.find(
    (rotation) =>
      (rotation.credentialId === id || rotation.newCredentialId === id) && isRunning(rotation) === running,
  );
}

/**
 * Whether a key may be rotated at all: an active, lasting key that is not in the bin, of a platform where Keyturn can. Main
 * has the last word.
 */
export function canRotate(key: CredentialSummary): boolean {
  const lasting = key.kind !== 'temporary' && catalogue[key.cloud].turns;
  return lasting && key.state === 'active' && key.removedAt === null;
}

function inOrder(all: readonly RotationView[]): readonly RotationView[] {
  return [...all].sort(
    (a, b) =>
      Number(isRunning(b)) - Number(isRunning(a)) || b.startedAt - a.startedAt || (a.id < b.id ? -1 : 1),
  );
}

/** Creates the store; nothing is asked before `refresh`. */
export function createRotations(client: Client): Rotations {
  const state = createStore<RotationsState>(() => INITIAL);
  const latest = createLatest();
  const session = createLatest();
  let open = session.begin();

  async function refresh(): Promise<void> {
    const current = latest.begin();
    try {
      const all = await client.call('rotations.list', {});
      if (current()) state.setState({ all: inOrder(all), error: null });
    } catch (thrown) {
      if (current()) state.setState({ error: toWireError(thrown) });
    }
  }

  function setBusy(id: RotationId, busy: boolean): void {
    const next = new Set(state.getState().busy);
    if (busy) next.add(id);
    else next.delete(id);
    state.setState({ busy: next });
  }

  /** Runs one request on one rotation, unless one is under way, and puts the answer in its place. */
  async function ask(id: RotationId, request: () => Promise<RotationView>): Promise<void> {
    if (state.getState().busy.has(id)) return;
    const still = open;
    const refused = new Map(state.getState().refused);
    refused.delete(id);
    state.setState({ refused });
    setBusy(id, true);
    try {
      await request();
    } catch (thrown) {
      if (still())
        state.setState({ refused: new Map(state.getState().refused).set(id, toWireError(thrown)) });
    }
    if (!still()) return;
    setBusy(id, false);
    await refresh();
  }

  return {
    state,
    refresh,
    async start(request) {
      const { id } = await client.call('rotations.start', request);
      state.setState({ selected: id, begun: new Set(state.getState().begun).add(id) });
      await refresh();
      return id;
    },
    resume: (id) => ask(id, () => client.call('rotations.resume', { id })),
    undo: (id) => ask(id, () => client.call('rotations.undo', { id })),
    decide: (id, choice) => ask(id, () => client.call('rotations.decide', { id, choice })),
    answer: (id, consumer, answer) =>
      ask(id, () => client.call('rotations.answerDelivery', { id, consumer, answer })),
    select: (selected) => state.setState({ selected }),
    reset() {
      latest.drop();
      open = session.begin();
      state.setState(INITIAL, true);
    },
  };
}
