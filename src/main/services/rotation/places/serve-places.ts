import { KeyturnError } from '../../../../shared/ipc/envelope.ts';
import type { Consumer, PlaceProblem } from '../../../../shared/model/consumer.ts';
import type { CredentialId } from '../../../../shared/model/ids.ts';
import type { Logger } from '../../../ports/logger.ts';
import type { ReadDb } from '../../../vault/index.ts';
import { putDelivery } from '../../../vault/repositories/deliveries.ts';
import { appendEvents } from '../../../vault/repositories/rotations.ts';
import type { PlaceServing } from '../../consumers/types.ts';
import type { VaultSession } from '../../vault-session.ts';
import type { Rotation } from '../engine/types.ts';
import type { Report } from '../parts.ts';
import type { RotationTime } from '../time.ts';
import { follows, isHandmade } from './kinds.ts';
import { addedTo, type Direction, forgetBack, movePlacesForth, type Target, targetsOf } from './ledger.ts';
import { placeNote } from './note.ts';

/** The places of one rotation, as its effects need them. Each throws `vault-locked`, and what the vault throws. */
export interface Places {
  /** Gives the new key to every place that is left, and to those that lost it again. */
  distribute(rotation: Rotation): Promise<Report>;
  /** Before the old key is disabled: places that have it again are given the new one. */
  check(rotation: Rotation): Promise<Report>;
  /** Gives the old key back to the places that have the new one. */
  handBack(rotation: Rotation): Promise<Report>;
}

export interface ServePlacesDeps {
  readonly session: VaultSession;
  readonly serving: PlaceServing;
  readonly time: RotationTime;
  readonly logger: Logger;
  /** Whether a person wants out: no further place is begun then. */
  readonly isAsked: () => boolean;
  /** Throws `vault-locked` once the vault is about to be locked. */
  readonly requireAwake: () => void;
  /** Told after a place was written down. */
  readonly changed: () => void;
}

/** Whether a place that was begun does not have its key yet, and nobody said to go on without it. */
const isLeft = (row: Target[Direction]): boolean => row?.state === 'waiting' || row?.state === 'failed';

type Ended =
  | { readonly kind: 'done' | 'empty' | 'by-hand' }
  | { readonly kind: 'failed'; readonly problem: PlaceProblem };

const WORDS = {
  done: 'place-served',
  empty: 'place-empty',
  'by-hand': 'place-waits',
  failed: 'place-failed',
} as const;

const STATES = { done: 'done', empty: 'done', 'by-hand': 'waiting', failed: 'failed' } as const;

/** The two keys by their entries in the vault. */
interface Keys {
  readonly to: CredentialId;
  readonly from: CredentialId;
}

/** Serves the places of a rotation in the vault, one after the other; each is written down before the next one is begun. */
export function createPlaces(deps: ServePlacesDeps): Places {
  const { session, serving, time, logger, isAsked, requireAwake, changed } = deps;

  const stateOf = async (consumer: Consumer, key: CredentialId) => (await serving.see(consumer, key)).state;

  const serve = async (consumer: Consumer, { to, from }: Keys): Promise<Ended> => {
    try {
      return { kind: await serving.serve(consumer, to, { why: 'rotation', before: from }) };
    } catch (error) {
      // What the lock cut short is begun again after it.
      if (!session.isOpen()) throw new KeyturnError('vault-locked');
      requireAwake();
      const known = error instanceof KeyturnError ? error : new KeyturnError('internal');
      if (known.code === 'vault-locked' || known.code === 'vault-busy') throw known;
      if (known.code === 'internal') logger.warn('rotation.place-failed', { consumer: consumer.id });
      return { kind: 'failed', problem: { code: known.code, params: known.params } };
    }
  };

  /** The word on a place as it is now. */
  const wordNow = (rotation: Rotation, { consumer }: Target, direction: Direction) =>
    session
      .vault()
      .read(
        (db) => targetsOf(db, rotation).find((one) => one.consumer.id === consumer.id)?.[direction] ?? null,
      );

  const put = (
    rotation: Rotation,
    { consumer }: Target,
    direction: Direction,
    ended: Ended,
    quiet = false,
  ) => {
    const at = time.now().local;
    const row = {
      ...{ consumerId: consumer.id, direction, at },
      state: STATES[ended.kind],
      problem: ended.kind === 'failed' ? ended.problem : null,
    };
    const what = ended.kind === 'done' && direction === 'back' ? 'place-handed-back' : WORDS[ended.kind];
    const error = ended.kind === 'failed' ? ended.problem.code : null;
    session.vault().write((db) => {
      putDelivery(db, rotation.id, row);
      if (!quiet) appendEvents(db, rotation.id, [placeNote(rotation, direction, what, consumer, at, error)]);
    });
    changed();
  };

  /** Journals that a place is begun, gives it the key, and writes down what came of it. */
  const give = async (
    rotation: Rotation,
    target: Target,
    direction: Direction,
    keys: Keys,
  ): Promise<void> => {
    const { consumer } = target;
    // Unless somebody put a key in place of the command.
    if (follows(consumer) && (await stateOf(consumer, keys.to)) !== 'stale') {
      if (target[direction]?.state !== 'done') put(rotation, target, direction, { kind: 'done' });
      return;
    }
    // What is gone holds no key; should it come back with the old one, the look before that is disabled finds it.
    if (consumer.place.kind === 'file' && (await stateOf(consumer, keys.to)) === 'missing') {
      if (target[direction]?.state !== 'done') put(rotation, target, direction, { kind: 'empty' });
      return;
    }
    const before = target[direction];
    if (before?.state !== 'waiting') {
      const row = { consumerId: consumer.id, direction, state: 'waiting', problem: null, at: null } as const;
      session.vault().write((db) => putDelivery(db, rotation.id, row));
    }
    const ended = await serve(consumer, keys);
    const now = wordNow(rotation, target, direction);
    // Somebody answered for it meanwhile: only that it has the key is more than that.
    const answered = now?.state !== 'waiting';
    const waitsStill = ended.kind === 'by-hand' && now?.at !== null;
    if (ended.kind === 'done' || !(answered || waitsStill)) put(rotation, target, direction, ended);
  };

  /** Whether a place that had the new key has the old one (again). */
  const fellBack = async (consumer: Consumer, { to, from }: Keys): Promise<boolean> => {
    if (isHandmade(consumer)) return false;
    const state = await stateOf(consumer, to);
    if (follows(consumer)) return state === 'stale';
    // Another key of the vault may be there on purpose.
    if (state !== 'stale' && state !== 'changed') return false;
    return (await stateOf(consumer, from)) === 'current';
  };

  /** Whether a place may have the new key. Where nobody can tell, it may. */
  const mayHave = async (consumer: Consumer, { to, from }: Keys): Promise<boolean> => {
    const state = await stateOf(consumer, from);
    if (state === 'current') return true;
    if (state === 'stale' || state === 'changed') return false;
    return (await stateOf(consumer, to)) !== 'current';
  };

  const visitForth = async (rotation: Rotation, target: Target, keys: Keys): Promise<void> => {
    const { consumer, forth } = target;
    if (forth?.state === 'waived' || forth?.state === 'failed') return;
    if (forth?.state !== 'done' || (await fellBack(consumer, keys)))
      await give(rotation, target, 'forth', keys);
  };

  const visitBack = async (rotation: Rotation, target: Target, keys: Keys): Promise<void> => {
    const { consumer, forth, back } = target;
    if (forth === null || back?.state === 'waived' || back?.state === 'failed') return;
    if (follows(consumer)) return give(rotation, target, 'back', keys);
    if (isHandmade(consumer)) {
      // Whoever was asked may have put the new key there before saying so.
      const asked = forth.state === 'waiting' && forth.at !== null;
      if (back?.state !== 'done' && (back !== null || forth.state === 'done' || asked))
        await give(rotation, target, 'back', keys);
      return;
    }
    const state = await stateOf(consumer, keys.from);
    // A command that failed half way, and that nobody can ask, may have the new key although it was left out.
    const untold = consumer.place.kind === 'command' && (state === 'unchecked' || state === 'unreadable');
    // Said to be done, or left out: believed, unless the new key is seen there.
    const believed = back?.state === 'done' || (forth.state === 'waived' && !untold);
    const has = believed ? state === 'current' : back !== null || (await mayHave(consumer, keys));
    if (has) await give(rotation, target, 'back', keys);
    else if (back === null && !believed) put(rotation, target, 'back', { kind: 'done' }, true);
  };

  /** Visits each place once, those that join meanwhile too. `asked`: a person wants out, on the way forth. */
  const round = async (
    direction: Direction,
    targets: (db: ReadDb) => readonly Target[],
    visit: (target: Target) => Promise<void>,
  ): Promise<'asked' | 'open' | 'through'> => {
    const visited = new Set<string>();
    for (;;) {
      requireAwake();
      if (direction === 'forth' && isAsked()) return 'asked';
      const all = session.vault().read(targets);
      const next = all.find(({ consumer }) => !visited.has(consumer.id));
      if (next === undefined) return all.some((one) => isLeft(one[direction])) ? 'open' : 'through';
      visited.add(next.consumer.id);
      await visit(next);
    }
  };

  const keysOf = ({
    credentialId,
    candidate,
  }: Rotation): { old: CredentialId; fresh: CredentialId } | null =>
    candidate?.credentialId == null ? null : { old: credentialId, fresh: candidate.credentialId };

  return {
    async distribute(rotation) {
      const keys = keysOf(rotation);
      if (keys === null) return { kind: 'distributed' };
      const wentBack = session
        .vault()
        .read((db) => targetsOf(db, rotation).some(({ back }) => back !== null));
      if (wentBack) session.vault().write((db) => forgetBack(db, rotation));
      const ended = await round(
        'forth',
        (db) => targetsOf(db, rotation),
        (target) => visitForth(rotation, target, { to: keys.fresh, from: keys.old }),
      );
      if (ended === 'asked') return { kind: 'tick' };
      return { kind: ended === 'open' ? 'distribution-open' : 'distributed' };
    },

    async check(rotation) {
      const keys = keysOf(rotation);
      if (keys === null) return { kind: 'places-checked' };
      const late = session.vault().read((db) => addedTo(db, rotation, keys.old).length > 0);
      // Found since the promotion: they have the old key, and are in the way of its end.
      if (late) session.vault().write((db) => movePlacesForth(db, rotation));
      const added = (db: ReadDb) =>
        rotation.candidate?.ours === true ? addedTo(db, rotation, keys.fresh) : [];
      const pair = { to: keys.fresh, from: keys.old };
      const ended = await round(
        'forth',
        (db) => [...targetsOf(db, rotation), ...added(db)],
        async (target) => {
          if (target.forth !== null) await visitForth(rotation, target, pair);
          else if (await fellBack(target.consumer, pair)) await give(rotation, target, 'forth', pair);
        },
      );
      if (ended === 'asked') return { kind: 'tick' };
      return { kind: ended === 'open' ? 'places-open' : 'places-checked' };
    },

    async handBack(rotation) {
      const keys = keysOf(rotation);
      if (keys === null) return { kind: 'handed-back' };
      const ended = await round(
        'back',
        (db) => targetsOf(db, rotation),
        (target) => visitBack(rotation, target, { to: keys.old, from: keys.fresh }),
      );
      return { kind: ended === 'open' ? 'hand-back-open' : 'handed-back' };
    },
  };
}
