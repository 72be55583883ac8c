import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listConsumers, putConsumer } from '../../../src/main/vault/repositories/consumers.ts';
import { getCredential, putCredential } from '../../../src/main/vault/repositories/credentials.ts';
import type { CredentialId } from '../../../src/shared/model/ids.ts';
import {
  byHandPlace,
  commandPlace,
  consumerOf,
  filePlace,
  placeId,
  STRANGER,
} from '../../support/rotation/fake-places.ts';
import { type Lane, openLane, SUBJECT } from '../../support/rotation/lane.ts';
import type { Moment, Mortal } from '../../support/rotation/mortal.ts';
import { type PlacesWorld, placesWorld } from '../../support/rotation/places-world.ts';

const HOUR = 3_600_000;
/** In the order of their ids. */
const FILES = [filePlace('/home/li/.aws/credentials'), commandPlace('push'), filePlace('/srv/env')];
const FOLLOWS = filePlace('/home/li/.aws/config', { holds: 'command' });
const BY_HAND = byHandPlace('deploy job');

let files: Lane;
let mixed: Lane;
beforeAll(async () => {
  [files, mixed] = await Promise.all([
    openLane('aws', { places: FILES }),
    openLane('aws', { places: [FILES[0] ?? FOLLOWS, BY_HAND, FOLLOWS] }),
  ]);
});
afterAll(async () => {
  await files[Symbol.asyncDispose]();
  await mixed[Symbol.asyncDispose]();
});

const words = ({ rotations }: Mortal, id: Parameters<Mortal['rotations']['receipt']>[0]): string[] =>
  rotations
    .receipt(id)
    .events.filter(({ what }) => what.startsWith('place-'))
    .map(({ what, detail }) => `${what} ${detail.name}`);

/** After which moments, from 1, a process leaves another state of the places behind: before them it is that of the last one. */
function placeMoments(moments: readonly Moment[]): number[] {
  const first = moments.findIndex(({ kind }) => kind === 'place') - 1;
  const last = moments.findLastIndex(({ kind }) => kind === 'place') + 2;
  return moments.flatMap(({ kind, what }, i) =>
    i >= first && i <= last && what === 'after' && (kind === 'place' || kind === 'commit') ? [i + 1] : [],
  );
}

describe('the way forth', () => {
  it('gives each place the new key before the vault switches, and the places to the new key', async () => {
    await using world = await placesWorld(files, 3);
    const life = await world.live();
    const id = await world.start(life);
    world.places.meanwhile = () => expect(life.rotations.get(id).phase).toBe('distributing');
    const view = await world.rest(life, id);
    expect(view).toMatchObject({ phase: 'done', places: { total: 3, open: 0 } });
    expect(world.has(3)).toEqual(['new', 'new', 'new']);
    expect(world.of(life, view.newCredentialId as CredentialId)).toHaveLength(3);
    expect(world.of(life, SUBJECT)).toEqual([]);
    expect(words(life, id)).toEqual([
      'place-served /home/li/.aws/credentials (default)',
      'place-served push',
      'place-served /srv/env (default)',
    ]);
  });

  it('waits for a person, whose word is the last that it needs', async () => {
    await using world = await placesWorld(mixed, 1);
    const life = await world.live();
    const id = await world.start(life);
    world.places.broken.set(placeId(1), 'file-not-ours');
    const waiting = await world.rest(life, id);
    expect(waiting).toMatchObject({ phase: 'distributing', places: { total: 3, open: 2 } });
    expect(await life.rotations.deliveries(id)).toMatchObject([
      { state: 'failed', byHand: false, problem: { code: 'file-not-ours' } },
      { state: 'waiting', byHand: true, problem: null },
      { state: 'done', byHand: false },
    ]);
    // What follows by itself has nothing to be said about.
    const refused = life.rotations.answerDelivery(id, placeId(3), 'waive');
    await expect(refused).rejects.toMatchObject({ code: 'conflict' });
    expect(await life.rotations.answerDelivery(id, placeId(2), 'done')).toMatchObject({
      phase: 'distributing',
      places: { open: 1 },
    });
    // Still broken.
    expect(await life.rotations.answerDelivery(id, placeId(1), 'retry')).toMatchObject({
      places: { open: 1 },
    });
    world.places.broken.clear();
    await life.rotations.answerDelivery(id, placeId(1), 'retry');
    expect(await world.rest(life, id)).toMatchObject({ phase: 'done' });
    expect(world.has(1)).toEqual(['new']);
    expect(words(life, id)).toEqual([
      'place-failed /home/li/.aws/credentials (default)',
      'place-waits deploy job',
      'place-served /home/li/.aws/config (default)',
      'place-acknowledged deploy job',
      'place-failed /home/li/.aws/credentials (default)',
      'place-served /home/li/.aws/credentials (default)',
    ]);
  });

  it('goes on without a place that a person waives, and leaves it alone', async () => {
    await using world = await placesWorld(files, 3);
    world.places.broken.set(placeId(3), 'disk-full');
    const life = await world.live();
    const id = await world.start(life);
    await world.rest(life, id);
    await life.rotations.answerDelivery(id, placeId(3), 'waive');
    expect(await world.rest(life, id)).toMatchObject({ phase: 'done' });
    expect(world.has(3)).toEqual(['new', 'new', 'old']);
  });

  it('asks before it writes over a key that is none of its own', async () => {
    await using world = await placesWorld(files, 3);
    world.places.has.set(placeId(1), STRANGER);
    const life = await world.live();
    const id = await world.start(life);
    expect(await world.rest(life, id)).toMatchObject({ phase: 'distributing', places: { open: 1 } });
    expect((await life.rotations.deliveries(id))[0]).toMatchObject({ problem: { code: 'place-changed' } });
    await life.rotations.answerDelivery(id, placeId(1), 'waive');
    expect(await world.rest(life, id)).toMatchObject({ phase: 'done' });
    expect(world.has(3)).toEqual([STRANGER, 'new', 'new']);
  });

  it('passes by a file that is gone, and serves it where it comes back with the old key', async () => {
    await using world = await placesWorld(files, 3);
    world.places.has.delete(placeId(1));
    const life = await world.live();
    const id = await world.start(life, { soakMs: 6 * HOUR });
    const soaking = await world.rest(life, id, ({ phase }) => phase === 'soaking');
    expect(soaking).toMatchObject({ phase: 'soaking', places: { open: 0 } });
    expect(words(life, id)[0]).toBe('place-empty /home/li/.aws/credentials (default)');
    world.places.has.set(placeId(1), SUBJECT);
    expect(await world.rest(life, id)).toMatchObject({ phase: 'done' });
    expect(world.has(3)).toEqual(['new', 'new', 'new']);
  });

  it('leaves a place alone that became another key’s meanwhile', async () => {
    await using world = await placesWorld(files, 3);
    world.places.broken.set(placeId(1), 'file-not-ours');
    const life = await world.live();
    const id = await world.start(life);
    expect(await world.rest(life, id)).toMatchObject({ places: { total: 3, open: 1 } });
    const other = life.session.vault().write((db) => {
      const key = getCredential(db, SUBJECT);
      const mine = listConsumers(db, SUBJECT).find((one) => one.id === placeId(1));
      if (key === null || mine === undefined) throw new Error('There is no such key or place');
      const credentialId = 'an0ther000000000' as CredentialId;
      putCredential(db, { ...key, id: credentialId, publicId: 'AKIAANOTHER' });
      putConsumer(db, { ...mine, credentialId });
      return credentialId;
    });
    world.places.broken.clear();
    world.places.has.set(placeId(1), other);
    expect(await world.rest(life, id)).toMatchObject({ phase: 'done', places: { open: 0 } });
    expect(world.places.has.get(placeId(1))).toBe(other);
    expect(world.of(life, other).map((one) => one.id)).toEqual([placeId(1)]);
  });

  it('serves a place in which somebody put the old key where a command was', async () => {
    await using world = await placesWorld(mixed, 3);
    const life = await world.live();
    const id = await world.start(life);
    await world.rest(life, id);
    await life.rotations.answerDelivery(id, placeId(2), 'done');
    expect(await world.rest(life, id)).toMatchObject({ phase: 'done' });
    expect(world.places.has.get(placeId(3))).not.toBe(SUBJECT);
  });

  it('serves a place that joins meanwhile, and one that lost the new key again', async () => {
    await using world = await placesWorld(mixed, 1);
    const life = await world.live();
    const id = await world.start(life);
    await world.rest(life, id);
    life.session.vault().write((db) => putConsumer(db, consumerOf(9, SUBJECT, filePlace('/new'))));
    world.places.has.set(placeId(9), SUBJECT);
    world.places.has.set(placeId(1), SUBJECT);
    expect(await life.rotations.answerDelivery(id, placeId(2), 'done')).not.toMatchObject({
      phase: 'distributing',
    });
    expect([placeId(1), placeId(9)].map((place) => world.places.has.get(place))).not.toContain(SUBJECT);
    expect(life.rotations.get(id).places).toEqual({ total: 4, open: 0 });
  });

  it('dies at each moment between the places, and serves them all in its next life', async () => {
    const moments = await (async () => {
      await using world = await placesWorld(files, 3);
      const life = await world.live();
      await world.rest(life, await world.start(life));
      return life.moments;
    })();
    const deaths = placeMoments(moments);
    expect(deaths).toHaveLength(9);
    for (const at of deaths) {
      await using world = await placesWorld(files, 3);
      const dying = await world.live(at);
      await world
        .start(dying)
        .then((id) => world.rest(dying, id))
        .catch(() => undefined);
      expect([at, dying.alive()]).toEqual([at, false]);
      dying.bury();
      const life = await world.live();
      const [there] = life.rotations.list(true);
      expect([at, there?.phase]).toEqual([at, 'distributing']);
      const view = await world.rest(life, there?.id ?? (await world.start(life)));
      expect([at, view.phase, world.has(3)]).toEqual([at, 'done', ['new', 'new', 'new']]);
      expect(world.places.served.length).toBeLessThanOrEqual(4);
    }
  });

  it('is cut short by a lock, and begins no further place', async () => {
    await using world = await placesWorld(files, 3);
    const life = await world.live();
    let locked: Promise<unknown> | null = null;
    world.places.meanwhile = ({ id }) => {
      if (id !== placeId(2) || locked !== null) return;
      const paused = life.rotations.pause();
      locked = life.session.lock('by-hand').then(() => paused);
    };
    const id = await world.start(life);
    await expect(life.rotations.resume(id)).rejects.toMatchObject({ code: 'vault-locked' });
    await locked;
    expect(world.places.served).toHaveLength(2);
    await life.session.unlock({ kind: 'recovery', code: files.recoveryCode });
    expect(await world.rest(life, id)).toMatchObject({ phase: 'done' });
    expect(world.has(3)).toEqual(['new', 'new', 'new']);
  });

  it('hears the word that another process took, and does not serve beside it', async () => {
    await using world = await placesWorld(mixed, 1);
    const life = await world.live();
    const other = await world.live();
    const id = await world.start(life);
    await world.rest(life, id);
    await other.rotations.answerDelivery(id, placeId(2), 'waive');
    await expect(life.rotations.answerDelivery(id, placeId(2), 'done')).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await world.rest(life, id)).toMatchObject({ phase: 'done' });
    expect(world.places.served.filter((line) => line.startsWith('1 '))).toHaveLength(1);
  });
});

describe('before the old key is disabled', () => {
  const SOAK = { soakMs: 6 * HOUR };

  it('serves a place that has the old key again, and one that was found since', async () => {
    await using world = await placesWorld(files, 3);
    const life = await world.live();
    const id = await world.start(life, SOAK);
    await world.rest(life, id, ({ phase }) => phase === 'soaking');
    world.places.has.set(placeId(1), SUBJECT);
    life.session.vault().write((db) => putConsumer(db, consumerOf(4, SUBJECT, filePlace('/found'))));
    world.places.has.set(placeId(4), SUBJECT);
    expect(await world.rest(life, id)).toMatchObject({ phase: 'done', places: { total: 4, open: 0 } });
    expect(world.has(4)).toEqual(['new', 'new', 'new', 'new']);
  });

  it.each(['waive', 'retry', 'look again'] as const)(
    'stops where such a place cannot be served, and goes on after %s',
    async (how) => {
      await using world = await placesWorld(files, 3);
      const life = await world.live();
      const id = await world.start(life, SOAK);
      await world.rest(life, id, ({ phase }) => phase === 'soaking');
      world.places.has.set(placeId(1), SUBJECT);
      world.places.broken.set(placeId(1), 'file-not-ours');
      expect(await world.rest(life, id)).toMatchObject({
        phase: 'attention',
        reason: 'places-open',
        leaves: 'new',
        places: { open: 1 },
      });
      expect(world.run.cloud.store.events.map(({ kind }) => kind)).not.toContain('disable');
      if (how !== 'waive') world.places.broken.clear();
      if (how === 'look again') await life.rotations.decide(id, { kind: 'retry' });
      else await life.rotations.answerDelivery(id, placeId(1), how);
      expect(await world.rest(life, id)).toMatchObject({ phase: 'done' });
      expect(world.has(3)).toEqual([how === 'waive' ? 'old' : 'new', 'new', 'new']);
    },
  );
});

describe('the way back', () => {
  it.each(['distributing', 'soaking'] as const)(
    'from %s gives each place the old key before the new one is deleted',
    async (phase) => {
      await using world = await placesWorld(mixed, 1);
      const life = await world.live();
      const id = await world.start(life, { soakMs: 6 * HOUR });
      await world.rest(life, id);
      if (phase === 'soaking') await life.rotations.answerDelivery(id, placeId(2), 'done');
      expect(life.rotations.get(id).phase).toBe(phase);
      const { store } = world.run.cloud;
      world.places.meanwhile = () => expect(store.events.map(({ kind }) => kind)).not.toContain('delete');
      await life.rotations.undo(id);
      const view = await world.rest(life, id);
      expect(world.has(1)).toEqual(['old']);
      expect(world.of(life, SUBJECT)).toHaveLength(3);
      // Whoever was asked for the one by hand may have seen to it without saying so yet.
      expect(view).toMatchObject({ phase: 'undoing', places: { open: 1 } });
      expect(store.keys.size).toBe(2);
      await life.rotations.answerDelivery(id, placeId(2), 'done');
      expect(await world.rest(life, id)).toMatchObject({ phase: 'aborted-safe', leaves: 'old' });
      expect(store.keys.size).toBe(1);
    },
  );

  it('is gone for a command that was left out and that nobody can ask', async () => {
    await using world = await placesWorld(files, 3);
    world.places.broken.set(placeId(2), 'command-failed');
    const life = await world.live();
    const id = await world.start(life, { soakMs: 6 * HOUR });
    await world.rest(life, id);
    await life.rotations.answerDelivery(id, placeId(2), 'waive');
    await world.rest(life, id, ({ phase }) => phase === 'soaking');
    // It was half done.
    world.places.has.set(placeId(2), 'f'.repeat(16));
    world.places.broken.clear();
    await life.rotations.undo(id);
    expect(await world.rest(life, id)).toMatchObject({ phase: 'aborted-safe' });
    expect(world.has(3)).toEqual(['old', 'old', 'old']);
  });

  it('keeps the new key while a place has it, until a person says to go on', async () => {
    await using world = await placesWorld(files, 3);
    const life = await world.live();
    const id = await world.start(life, { soakMs: 6 * HOUR });
    await world.rest(life, id, ({ phase }) => phase === 'soaking');
    world.places.broken.set(placeId(3), 'disk-full');
    await life.rotations.undo(id);
    expect(await world.rest(life, id)).toMatchObject({ phase: 'undoing', places: { open: 1 } });
    expect(world.has(3)).toEqual(['old', 'old', 'new']);
    // Said to be done, and seen not to be.
    await life.rotations.answerDelivery(id, placeId(3), 'done');
    expect(await world.rest(life, id)).toMatchObject({ phase: 'undoing', places: { open: 1 } });
    expect(world.run.cloud.store.keys.size).toBe(2);
    await life.rotations.answerDelivery(id, placeId(3), 'waive');
    expect(await world.rest(life, id)).toMatchObject({ phase: 'aborted-safe' });
    expect(world.run.cloud.store.keys.size).toBe(1);
  });

  it('is gone to its end by the next life', async () => {
    const begun = async (world: PlacesWorld, at?: number) => {
      const life = await world.live(at);
      const id = await world.start(life, { soakMs: 6 * HOUR });
      await world.rest(life, id, ({ phase }) => phase === 'soaking');
      const before = life.moments.length;
      await life.rotations.undo(id);
      return { life, before };
    };
    const deaths = await (async () => {
      await using world = await placesWorld(files, 3);
      const { life, before } = await begun(world);
      return life.moments.flatMap(({ kind, what }, i) =>
        i >= before && kind === 'place' && what === 'after' ? [i + 1] : [],
      );
    })();
    expect(deaths).toHaveLength(3);
    for (const at of deaths) {
      await using world = await placesWorld(files, 3);
      await begun(world, at).catch(() => undefined);
      const life = await world.live();
      const [there] = life.rotations.list(true);
      expect([at, there?.phase, world.run.cloud.store.keys.size]).toEqual([at, 'undoing', 2]);
      const view = await world.rest(life, there?.id ?? (await world.start(life)));
      expect([at, view.phase, world.has(3)]).toEqual([at, 'aborted-safe', ['old', 'old', 'old']]);
      expect(world.run.cloud.store.keys.size).toBe(1);
    }
  });

  it('begun in the middle of a serving brings back what was half done', async () => {
    await using world = await placesWorld(files, 3);
    const life = await world.live();
    const id = await world.start(life);
    let asked = false;
    world.places.meanwhile = async ({ id: place }) => {
      if (place !== placeId(2) || asked) return;
      asked = true;
      void life.rotations.undo(id);
    };
    expect(await world.rest(life, id)).toMatchObject({ phase: 'aborted-safe' });
    expect(world.has(3)).toEqual(['old', 'old', 'old']);
    expect(world.places.served.filter((line) => line.startsWith('3 '))).toEqual([]);
  });
});
