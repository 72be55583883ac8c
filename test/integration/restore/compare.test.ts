import { describe, expect, it } from 'vitest';
import type { RotationId } from '../../../src/shared/model/rotation.ts';
import { BY_PASSWORD, backUp, openFile } from '../../support/restore/copies.ts';
import { AT_ONCE, OLD_KEY, type RotationWorld, rotationWorld } from '../../support/rotation/app-world.ts';
import { accountDraft, awsKey } from '../../support/sample-keys.ts';
import { reopen } from '../../support/vault/temp.ts';

const READS = ['GetCallerIdentity', 'ListAccessKeys', 'GetAccessKeyLastUsed'];

/** Long enough to be found in the middle. */
const SLOWLY = { ...AT_ONCE, soakMs: 86_400_000 };

/** What was done to keys at the cloud; using one changes nothing. */
const changes = (world: RotationWorld): string[] => world.log().filter((what) => !what.startsWith('prove'));

/** What the cloud was asked since it had been asked `from` times. */
const asked = ({ cloud }: RotationWorld, from: number): string[] =>
  cloud.store.seen.slice(from).map(({ action }) => action);

async function restore({ made }: RotationWorld, file: string): Promise<void> {
  const found = await openFile(made, file);
  await made.call('restore.replace', { restore: found.restore, carryOver: false });
}

/** From now on a comparison cannot be written down. */
const NO_ROOM = `CREATE TRIGGER no_room BEFORE INSERT ON settings WHEN NEW.key = 'comparison'
  BEGIN SELECT RAISE(ABORT, 'no room'); END`;

/** Time enough for every timer that a rotation could have set. */
async function longAfter(world: RotationWorld): Promise<void> {
  for (let n = 0; n < 5; n += 1) {
    world.made.clock.advance(2 * 3_600_000);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('a vault that was restored', () => {
  it('steps no rotation of it before it was compared, and says that its key is gone', async () => {
    await using world = await rotationWorld('aws');
    const { made } = world;
    const rotation = await world.start(SLOWLY);
    await world.to(rotation, 'soaking');
    const file = await backUp(made);
    expect((await world.toEnd(rotation)).phase).toBe('done');
    const finished = changes(world);

    const found = await openFile(made, file);
    expect(found).toMatchObject({ relation: 'older', rotations: 1, missing: [] });
    const before = world.cloud.store.seen.length;
    await made.call('restore.replace', { restore: found.restore });
    await longAfter(world);
    expect(asked(world, before)).toEqual([]);
    for (const step of ['rotations.resume', 'rotations.undo'] as const) {
      expect(await made.refusal(step, { id: rotation })).toBe('compare-first');
    }
    expect(await made.refusal('rotations.start', { credentialId: world.id })).toBe('compare-first');
    await made.call('presence.confirm', BY_PASSWORD);
    expect(await made.refusal('comparison.release', {})).toBe('compare-first');

    const from = world.cloud.store.seen.length;
    const compared = await made.call('comparison.run', {});
    expect(asked(world, from).filter((action) => !READS.includes(action))).toEqual([]);
    expect(changes(world)).toEqual(finished);
    expect(compared).toMatchObject({ reason: 'restored', rotations: [{ id: rotation, outcome: 'gone' }] });
    const byId = new Map(compared.keys.map(({ key, outcome }) => [key.publicId, outcome]));
    expect(byId.get(world.oldId)).toBe('gone');
    expect([...byId.values()].sort()).toEqual(['gone', 'same']);
    expect(await made.refusal('rotations.resume', { id: rotation })).toBe('compare-first');

    await made.call('comparison.release', {});
    expect((await made.call('comparison.get', {})).reason).toBeNull();
    const view = await world.to(rotation, 'attention');
    expect(view).toMatchObject({ phase: 'attention', reason: 'foreign-change' });
    expect(changes(world)).toEqual(finished);
    expect(await world.safe()).toBe(true);
    const receipt = await made.call('rotations.receipt', { id: rotation });
    expect(receipt.events.map(({ what }) => what)).toContain('attention');
  });

  it('goes on by itself where every cloud says what the vault says', async () => {
    await using world = await rotationWorld('aliyun');
    const { made } = world;
    const rotation = await world.start(SLOWLY);
    await world.to(rotation, 'soaking');
    const file = await backUp(made);
    await restore(world, file);
    expect((await made.call('comparison.get', {})).keys.map(({ outcome }) => outcome)).toEqual([
      'waiting',
      'waiting',
    ]);
    const compared = await made.call('comparison.run', {});
    expect(compared).toMatchObject({ reason: null, rotations: [{ outcome: 'same' }] });
    expect(compared.keys.map(({ outcome }) => outcome)).toEqual(['same', 'same']);
    expect((await world.toEnd(rotation)).phase).toBe('done');
    expect(await world.safe()).toBe(true);
  });

  it('names keys that only the cloud knows, and what cannot be asked', async () => {
    await using world = await rotationWorld('aws');
    const { made, cloud, owner } = world;
    const dead = accountDraft({ label: 'dead', endpoints: { sts: 'http://127.0.0.1:1' } });
    await made.call(
      'credentials.add',
      awsKey({
        label: 'unreachable',
        account: { kind: 'new', draft: dead },
        fields: { access_key_id: 'AKIAQ3EGRIMWKEYTURN6' },
      }),
    );
    const file = await backUp(made);
    // Turned afterwards by hand: its secret is in no vault.
    cloud.store.addKey(owner, { publicId: 'AKIAQ3EGRIMWSTRANGER', secret: 'x'.repeat(40) });
    await restore(world, file);
    const { keys } = await made.call('comparison.run', {});
    expect(keys.map(({ key, outcome, stranger }) => [key.publicId, outcome, stranger]).sort()).toEqual([
      ['AKIAQ3EGRIMWKEYTURN6', 'unreachable', false],
      [OLD_KEY.aws.publicId, 'same', false],
      ['AKIAQ3EGRIMWSTRANGER', 'changed', true],
    ]);
    await made.call('comparison.release', {});
    const { rows } = await made.call('audit.list', {});
    expect(rows.map(({ entry }) => entry.action)).toContain('vault.compared');
    expect(rows.find(({ entry }) => entry.action === 'vault.compared')?.entry.detail).toMatchObject({
      how: 'released',
      changed: '1',
      unreachable: '1',
    });
  });

  it('is about every key that came with it, whatever the clocks of two computers say', async () => {
    await using world = await rotationWorld('aws');
    const { made, cloud, owner } = world;
    const file = await backUp(made);
    const [key] = cloud.store.keysOf(owner);
    if (key === undefined) throw new Error('no key');
    cloud.store.setStatus(key, 'Inactive');
    // This computer's clock is a day behind the one that added the key.
    made.clock.jumpTo(made.clock.now() - 86_400_000);
    await restore(world, file);
    await made.call(
      'credentials.add',
      awsKey({ label: 'added here', fields: { access_key_id: 'AKIAQ3EGRIMWKEYTURN6' } }),
    );
    const { reason, keys } = await made.call('comparison.run', {});
    expect(reason).toBe('restored');
    expect(keys.map((one) => [one.key.publicId, one.outcome])).toEqual([[world.oldId, 'gone']]);
  });

  it('asks for presence before it is released', async () => {
    await using world = await rotationWorld('aws');
    const { made, cloud } = world;
    const file = await backUp(made);
    await restore(world, file);
    for (const key of cloud.store.keysOf(world.owner)) cloud.store.setStatus(key, 'Inactive');
    const { keys } = await made.call('comparison.run', {});
    expect(keys.map(({ outcome }) => outcome)).not.toContain('same');
    made.clock.advance(6 * 60_000);
    expect(await made.refusal('comparison.release', {})).toBe('presence-needed');
    await made.call('presence.confirm', BY_PASSWORD);
    await made.call('comparison.release', {});
  });
});

describe('the witness', () => {
  it('notices an older copy of the folder, and another way that it went', async () => {
    await using world = await rotationWorld('aws');
    const { made } = world;
    const { cp, rm } = await import('node:fs/promises');
    expect(await made.call('comparison.witness', {})).toEqual({ seenAt: null, older: false });
    await made.call('vault.lock', {});
    const older = `${made.folder}-older`;
    await cp(made.folder, older, { recursive: true });
    await made.call('vault.unlock', BY_PASSWORD);
    expect(await made.call('comparison.witness', {})).toMatchObject({ older: false });
    const rotation: RotationId = await world.start(SLOWLY);
    await world.to(rotation, 'soaking');
    await made.call('vault.lock', {});
    await rm(made.folder, { recursive: true });
    await cp(older, made.folder, { recursive: true });
    await made.call('vault.unlock', BY_PASSWORD);
    const { seenAt, older: isOlder } = await made.call('comparison.witness', {});
    expect(isOlder).toBe(true);
    expect(seenAt).toBeGreaterThan(0);
    const due = await made.call('comparison.get', {});
    expect(due.reason).toBe('older');
    expect(await made.refusal('rotations.start', { credentialId: world.id })).toBe('compare-first');
    const { keys } = await made.call('comparison.run', {});
    expect(keys.filter(({ stranger }) => stranger)).toHaveLength(1);
    // Told once; from now on this is the vault that was seen.
    await made.call('comparison.release', {});
    await made.call('vault.lock', {});
    await made.call('vault.unlock', BY_PASSWORD);
    expect(await made.call('comparison.witness', {})).toMatchObject({ older: false });
    expect((await made.call('comparison.get', {})).reason).toBeNull();
  });

  it('forgets nothing while the comparison cannot be written down', async () => {
    await using world = await rotationWorld('aws');
    const { made } = world;
    const { cp, rm } = await import('node:fs/promises');
    await made.call('vault.lock', {});
    const older = `${made.folder}-older`;
    await cp(made.folder, older, { recursive: true });
    await made.call('vault.unlock', BY_PASSWORD);
    await world.to(await world.start(SLOWLY), 'soaking');
    await made.call('vault.lock', {});
    await rm(made.folder, { recursive: true });
    await cp(older, made.folder, { recursive: true });
    const beside = await reopen(made.folder);
    beside.write((db) => db.run(NO_ROOM));
    await made.call('vault.unlock', BY_PASSWORD);
    expect(await made.call('comparison.witness', {})).toMatchObject({ older: true });
    expect(made.logger.lines.join()).toContain('witness.not-heard');
    await made.call('vault.lock', {});
    await made.call('vault.unlock', BY_PASSWORD);
    expect(await made.call('comparison.witness', {})).toMatchObject({ older: true });
    const before = changes(world);
    const from = world.cloud.store.seen.length;
    await made.call('rotations.plan', { credentialId: world.id });
    expect(asked(world, from).filter((action) => !READS.includes(action))).toEqual([]);
    expect(await made.refusal('rotations.start', { credentialId: world.id })).not.toBe('compare-first');
    // The new handle would know nothing of it.
    expect(await made.refusal('vault.changeKey', { password: BY_PASSWORD.password, reason: 'routine' })).toBe(
      'internal',
    );
    beside.write((db) => db.run('DROP TRIGGER no_room'));
    expect(await made.refusal('rotations.start', { credentialId: world.id })).toBe('compare-first');
    expect((await made.call('comparison.get', {})).reason).toBe('older');
    expect(changes(world)).toEqual(before);
  });

  it('takes a witness that is damaged, another’s, or gone for none', async () => {
    await using world = await rotationWorld('aws');
    const { made } = world;
    const { readdir, readFile, rm, writeFile } = await import('node:fs/promises');
    const folder = `${made.folder}/../device/witness`;
    await made.call('vault.lock', {});
    const [name = ''] = await readdir(folder);
    const genuine = JSON.parse(await readFile(`${folder}/${name}`, 'utf8')) as { count: number };
    const forged = JSON.stringify({ ...genuine, count: genuine.count + 10 });
    for (const content of ['', '{', forged]) {
      await writeFile(`${folder}/${name}`, content);
      await made.call('vault.unlock', BY_PASSWORD);
      expect(await made.call('comparison.witness', {})).toEqual({ seenAt: null, older: false });
      await made.call('vault.lock', {});
    }
    await rm(folder, { recursive: true });
    // Something is in the way: the vault opens all the same.
    await writeFile(folder, '');
    await made.call('vault.unlock', BY_PASSWORD);
    expect(await made.call('comparison.witness', {})).toEqual({ seenAt: null, older: false });
  });
});
