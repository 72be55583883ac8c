import { listConsumers } from '../../../src/main/vault/repositories/consumers.ts';
import type { Consumer } from '../../../src/shared/model/consumer.ts';
import type { CredentialId } from '../../../src/shared/model/ids.ts';
import type { RotationId, RotationPolicy, RotationView } from '../../../src/shared/model/rotation.ts';
import { needsPerson } from '../../../src/shared/rotation-needs.ts';
import { type FakeClock, fakeClock } from '../fake/clock.ts';
import { AT_ONCE } from './app-world.ts';
import { type FakePlaces, fakePlaces, placeId } from './fake-places.ts';
import { type Lane, type Run, SUBJECT } from './lane.ts';
import { type Mortal, mortal } from './mortal.ts';

/** A rotation whose key was handed to places; programs may come and go, the places stay as they are. */
export interface PlacesWorld extends AsyncDisposable {
  readonly run: Run;
  readonly clock: FakeClock;
  readonly places: FakePlaces;
  /** A program with the vault open; `at` is the moment of its death. */
  live(at?: number): Promise<Mortal>;
  start(life: Mortal, policy?: Partial<RotationPolicy>): Promise<RotationId>;
  /** Lets time pass until it ends, or until `until` says so; a person is waited for. */
  rest(life: Mortal, id: RotationId, until?: (view: RotationView) => boolean): Promise<RotationView>;
  /** The keys that the places have, in their order; `?` where nobody can tell. */
  has(count: number): string[];
  /** The places that belong to a key. */
  of(life: Mortal, key: CredentialId): Consumer[];
}

/** `lane` has the places; all but the last `unseen` of them have the key. */
export async function placesWorld(lane: Lane, count: number): Promise<PlacesWorld> {
  const clock = fakeClock(Date.now());
  const run = await lane.begin(clock.now);
  const places = fakePlaces();
  for (let n = 1; n <= count; n += 1) places.has.set(placeId(n), SUBJECT);
  const lives: Mortal[] = [];
  return {
    run,
    clock,
    places,
    async live(at) {
      const life = mortal({ folder: run.folder, clock, places, ...(at === undefined ? {} : { at }) });
      lives.push(life);
      await life.session.unlock({ kind: 'recovery', code: lane.recoveryCode });
      return life;
    },
    start: ({ rotations }, policy = {}) =>
      rotations.start({ credentialId: SUBJECT, admin: null, policy: { ...AT_ONCE, ...policy } }),
    async rest({ rotations }, id, until = () => false) {
      for (let waits = 0; waits < 100; waits += 1) {
        const view = await rotations.resume(id);
        if (view.endedAt !== null || needsPerson(view) || until(view)) return view;
        clock.advance(Math.max(20_000, (view.notBefore ?? 0) - clock.now()));
      }
      throw new Error('The rotation does not come to rest');
    },
    has: (of) =>
      Array.from({ length: of }, (_, i) => {
        const key = places.has.get(placeId(i + 1));
        return key === undefined ? '?' : key === SUBJECT ? 'old' : key.length === 16 ? 'new' : key;
      }),
    of: ({ session }, key) => session.vault().read((db) => listConsumers(db, key)),
    async [Symbol.asyncDispose]() {
      for (const life of lives) life.bury();
      await run.end();
    },
  };
}
