import type { Actor, Request, Status, World } from '../../support/rotation/world.ts';
import type { Home, Place } from './home.ts';

/** The promises, as they are broken. Every one is ours to keep. */
export type Breach =
  | 'lost'
  | 'stranger-touched'
  | 'stranger-overlooked'
  | 'unproven-survivor'
  | 'created-twice'
  | 'active-not-held'
  | 'promoted-unproven'
  | 'secret-overwritten'
  | 'misreported-end'
  | 'stranded-place'
  | 'hurried-disable'
  | 'hurried-delete';

export class BreachError extends Error {
  readonly breach: Breach;
  constructor(breach: Breach, detail: string) {
    super(`${breach}: ${detail}`);
    this.breach = breach;
  }
}

/** How many times somebody else left the person without a key. Ours is an error at once. */
export interface Losses {
  foreign: number;
}

export type Oracle = ReturnType<typeof createOracle>;

/** The longest that a survivor's proof may be old when something is destroyed, in ms. */
const FRESH_MS = 60_000;

/** When something happened. */
interface Moment {
  readonly at: number;
  readonly order: number;
  /** The keys that a list taken then could show. */
  readonly visible: readonly string[];
}

/** What the person was promised about time, in ms. */
export interface Promised {
  readonly soakMs: number;
  readonly cooldownMs: number;
  readonly proofs: number;
  readonly proofSpacingMs: number;
  /** Whether every look at the last use is answered. */
  readonly looksAnswered: boolean;
}

/**
 * Watches the cloud's store and the vault, never the journal. A key is good when it is enabled, its secret is in the
 * vault, and it has once proven by its own signature. A key that was good and is not any more is put down to whoever
 * did that; to others too where they broke the survivor after the last list that we could have seen it in.
 */
export function createOracle(world: () => World, home: () => Home, promised: Promised) {
  const losses: Losses = { foreign: 0 };
  const provenAt = new Map<string, number>();
  const proofs = new Map<string, number[]>();
  const harmed = new Map<string, Moment>();
  let ticks = 0;
  /** True time, and an order within the same ms. */
  const moment = (): Moment => {
    ticks += 1;
    return { at: world().now(), order: ticks, visible: visible() };
  };
  const chosen = new Set<string>();
  /** Places that somebody put the old key back into, with how often the places had been looked at by then. */
  const reverts = new Map<Place, number>();
  let wasGood = false;
  let listed: Moment = { at: Number.NEGATIVE_INFINITY, order: 0, visible: [] };
  let basis = listed;
  let listedSinceCreate = false;
  let known: ReadonlySet<string> = new Set();
  const subject = home().active;
  let switched = { to: home().active, at: world().now() };

  const isGood = (id: string): boolean =>
    provenAt.has(id) &&
    world().status(id) === 'active' &&
    home().secrets.get(id) === world().keys.get(id)?.secret;

  const brokenUnseen = (target: string | null): boolean =>
    [...harmed].some(
      ([id, { at, order }]) =>
        id !== target &&
        (order > basis.order || at > basis.at - world().habits.listLagMs) &&
        provenAt.has(id) &&
        home().secrets.has(id),
    );

  const judge = (actor: Actor, target: string | null, what: string): void => {
    const good = [...world().keys.keys()].some(isGood);
    if (wasGood && !good) {
      if (actor === 'ours' && !brokenUnseen(target)) throw new BreachError('lost', what);
      losses.foreign += 1;
    }
    wasGood = good;
  };

  /** When a key was disabled: by us the last time, else by others the first time, since they may go back and forth. */
  const disabledAt = (id: string): number => {
    const history = world().keys.get(id)?.history ?? [];
    const disabled = history.filter((entry) => entry.status === 'disabled' && entry.at >= switched.at);
    const entry = disabled.findLast(({ by }) => by === 'ours') ?? disabled[0];
    return entry?.at ?? Number.NEGATIVE_INFINITY;
  };

  /** The key that is replaced is disabled only after the soak, and deleted only after the cool-down. */
  const judgeHaste = (kind: 'disable' | 'delete', id: string): void => {
    const now = world().now();
    if (id === switched.to) throw new BreachError('active-not-held', `${kind} of the active key`);
    if (id !== subject) return;
    if (kind === 'delete') {
      if (now - disabledAt(id) < promised.cooldownMs) throw new BreachError('hurried-delete', id);
      return;
    }
    const { soakMs, looksAnswered } = promised;
    if (now - switched.at < soakMs) throw new BreachError('hurried-disable', id);
    const uses = looksAnswered ? (world().keys.get(id)?.uses ?? []) : [];
    const seen = uses.findLast(
      (at) => at > switched.at && at + world().habits.lastUsedLagMs <= now - 2 * FRESH_MS,
    );
    if (soakMs > 0 && seen !== undefined && now - seen < soakMs) {
      throw new BreachError('hurried-disable', `${id} was in use`);
    }
  };

  /** Nothing that has a key is left without it by us, but what a person waived, or touched after the last look. */
  const judgePlaces = (kind: 'disable' | 'delete', id: string): void => {
    const { places, rotation, checks } = home();
    const way = id === rotation.candidate?.publicId ? 'back' : 'forth';
    const stranded = places.some(
      (place) =>
        place.has === id &&
        place[way] !== 'waived' &&
        // What a person said to be done by hand is believed.
        !(place.kind === 'hand' && place[way] === 'done') &&
        (reverts.get(place) ?? 0) < checks + (way === 'back' ? 1 : 0),
    );
    if (stranded) throw new BreachError('stranded-place', `${kind} ${id}`);
  };

  return {
    losses,
    /** Somebody put the old key back into a place. */
    reverted(place: Place): void {
      reverts.set(place, home().checks);
    },
    /** The store changed. */
    changed(actor: Actor, id: string, status: Status): void {
      if (actor === 'foreign' && status !== 'active') harmed.set(id, moment());
      if (status === 'active') harmed.delete(id);
      judge(actor, id, `${id} became ${status}`);
    },
    /** The vault may have changed. */
    settled(): void {
      const { secrets, active } = home();
      if (!secrets.has(active)) throw new BreachError('active-not-held', active);
      for (const [id, secret] of secrets) {
        if (world().keys.get(id)?.secret !== secret) throw new BreachError('secret-overwritten', id);
      }
      if (active !== switched.to) {
        if (active !== subject) judgePromotion(active);
        switched = { to: active, at: world().now() };
      }
      judge('ours', null, 'the vault changed');
    },
    /** A key proved by its own signature; `at` is when that was asked. */
    proven(id: string, at: number): void {
      provenAt.set(id, at);
      proofs.set(id, [...(proofs.get(id) ?? []), at]);
      judge('ours', null, `${id} proved`);
    },
    /** It ended on the way; `leavesNew`: it says that the new key stays in use. */
    ended(leavesNew: boolean): void {
      if (leavesNew !== (home().active !== subject)) throw new BreachError('misreported-end', home().active);
    },
    /** A person decided on what is there now, and may have named a key to delete. */
    decided(toDelete: string | null): void {
      known = new Set(world().keys.keys());
      if (toDelete !== null) chosen.add(toDelete);
    },
    /** A request of ours is about to go out. */
    sending(request: Request): void {
      switch (request.kind) {
        case 'list':
          listed = moment();
          listedSinceCreate = true;
          return;
        case 'create':
          if (!listedSinceCreate) throw new BreachError('created-twice', 'without a look between');
          listedSinceCreate = false;
          known = new Set(listed.visible);
          return;
        case 'disable':
        case 'delete':
          basis = listed;
          judgeTarget(request.kind, request.id);
          judgeHaste(request.kind, request.id);
          judgePlaces(request.kind, request.id);
          return;
        case 'verify':
        case 'enable':
        case 'last-used':
          return;
      }
    },
  };

  /** So many proofs, so far apart; one that a lock kept from being noted may lie between. */
  function judgePromotion(id: string): void {
    let counted = 0;
    let next = Number.NEGATIVE_INFINITY;
    for (const at of proofs.get(id) ?? []) {
      if (at < next) continue;
      counted += 1;
      next = at + promised.proofSpacingMs;
    }
    if (counted < promised.proofs) throw new BreachError('promoted-unproven', id);
  }

  function visible(): readonly string[] {
    const seen = world().now() - world().habits.listLagMs;
    return [...world().keys.values()]
      .filter((key) => (key.history.findLast((entry) => entry.at <= seen)?.status ?? 'absent') !== 'absent')
      .map((key) => key.id);
  }

  function judgeTarget(kind: 'disable' | 'delete', id: string): void {
    const overlooked = basis.visible.find(
      (other) => !known.has(other) && !home().secrets.has(other) && other !== id,
    );
    if (overlooked !== undefined) throw new BreachError('stranger-overlooked', overlooked);
    const ours = world().keys.get(id)?.by === 'ours' || home().secrets.has(id) || chosen.has(id);
    if (!ours) throw new BreachError('stranger-touched', `${kind} ${id}`);
    const since = world().now() - FRESH_MS;
    const survivor = [...provenAt].some(
      ([other, at]) => other !== id && at >= since && home().secrets.has(other),
    );
    if (!survivor) throw new BreachError('unproven-survivor', `${kind} ${id}`);
  }
}
