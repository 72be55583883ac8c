import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createOwnership } from '../../../src/main/node/ownership.ts';
import { BY_PASSWORD, backUp, openFile } from '../../support/restore/copies.ts';
import { AT_ONCE, OLD_KEY, rotationWorld } from '../../support/rotation/app-world.ts';
import { accountDraft, awsKey } from '../../support/sample-keys.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const SLOWLY = { ...AT_ONCE, soakMs: 3_600_000, cooldownMs: 3_600_000 };

/** A rotation's world on a computer whose rules are set by whoever runs this test. */
async function managedWorld() {
  const place = await temporaryFolder();
  const policyFile = join(place.path, 'policy.json');
  const allow = (allowedHosts: readonly string[] | null) =>
    writeFile(policyFile, JSON.stringify({ version: 1, allowedHosts }), { mode: 0o644 });
  await allow(null);
  const world = await rotationWorld('aws', {
    ports: { ownership: createOwnership((uid) => uid === 0 || uid === process.getuid?.(), 'linux') },
    options: { policyFile },
  });
  return {
    ...world,
    /** Rules take effect at an unlock. */
    async ruled(allowedHosts: readonly string[] | null) {
      await allow(allowedHosts);
      await world.made.call('vault.lock', {});
      await world.made.call('vault.unlock', BY_PASSWORD);
    },
    async [Symbol.asyncDispose]() {
      await world[Symbol.asyncDispose]();
      await place[Symbol.asyncDispose]();
    },
  };
}

it('a rotation whose cloud may not be contacted any more says so and waits, and goes on once it may be', async () => {
  await using world = await managedWorld();
  const { made } = world;
  const id = await world.start(SLOWLY);
  const { newCredentialId } = await world.to(id, 'soaking');
  await world.ruled([]);
  const before = world.cloud.store.seen.length;
  expect(await made.call('rotations.resume', { id })).toMatchObject({
    failure: 'wrong-endpoint',
    endedAt: null,
  });
  expect(world.cloud.store.seen).toHaveLength(before);
  // Whoever asks is told of the rule itself.
  const credentialId = newCredentialId ?? world.id;
  expect(await made.refusal('rotations.plan', { credentialId })).toBe('policy-forbids');
  expect(await made.refusal('credentials.verify', { id: world.id })).toBe('policy-forbids');
  await world.ruled(null);
  expect(await world.toEnd(id)).toMatchObject({ phase: 'done', failure: null });
  expect(await world.safe()).toBe(true);
});

it('a change that was not sent for a rule is none that could still arrive', async () => {
  await using world = await managedWorld();
  const { made } = world;
  const id = await world.start(SLOWLY);
  await world.to(id, 'cooling');
  await world.ruled([]);
  expect(await made.call('rotations.undo', { id })).toMatchObject({
    phase: 'undoing',
    failure: 'wrong-endpoint',
  });
  await world.ruled(null);
  expect(await world.to(id, 'soaking')).toMatchObject({ phase: 'soaking', failure: null });
  expect(world.cloud.store.keys.get(world.oldId)?.status).toBe('Active');
});

it('a comparison names what it may not ask, and compares the rest', async () => {
  await using world = await managedWorld();
  const { made } = world;
  const elsewhere = accountDraft({ label: 'elsewhere', endpoints: { sts: 'https://sts.corp.example' } });
  await made.call(
    'credentials.add',
    awsKey({
      label: 'forbidden',
      account: { kind: 'new', draft: elsewhere },
      fields: { access_key_id: 'AKIAQ3EGRIMWKEYTURN6' },
    }),
  );
  const { restore } = await openFile(made, await backUp(made));
  await made.call('restore.replace', { restore, carryOver: false });
  await world.ruled(['127.0.0.1']);
  const { keys } = await made.call('comparison.run', {});
  expect(keys.map(({ key, outcome }) => [key.publicId, outcome]).sort()).toEqual([
    ['AKIAQ3EGRIMWKEYTURN6', 'unreachable'],
    [OLD_KEY.aws.publicId, 'same'],
  ]);
  await made.call('presence.confirm', BY_PASSWORD);
  await made.call('comparison.release', {});
  expect((await made.call('comparison.get', {})).reason).toBeNull();
});

it('a comparison names a rotation whose keys an administrator may not list', async () => {
  await using world = await managedWorld();
  const { made, cloud, owner } = world;
  const { accountId } = await made.call('credentials.get', { id: world.id });
  const ADMIN = { publicId: 'AKIAQ3EGRIMWADMIN001', secret: 'a'.repeat(40) };
  const admin = cloud.store.addPrincipal({
    ...{ kind: 'user', accountId: owner.accountId, name: 'admin', allow: ['*'] },
  });
  cloud.store.addKey(admin, ADMIN);
  const held = await made.call(
    'credentials.add',
    awsKey({
      label: 'admin',
      account: { kind: 'existing', id: accountId },
      fields: { access_key_id: ADMIN.publicId },
      secrets: { secret_access_key: ADMIN.secret },
    }),
  );
  const started = await made.call('rotations.start', {
    credentialId: world.id,
    admin: held.id,
    policy: SLOWLY,
  });
  await world.to(started.id, 'soaking');
  const { restore } = await openFile(made, await backUp(made));
  await made.call('restore.replace', { restore, carryOver: false });
  await world.ruled([]);
  const { keys, rotations } = await made.call('comparison.run', {});
  expect(rotations).toMatchObject([{ id: started.id, outcome: 'unreachable' }]);
  expect(keys.map(({ outcome }) => outcome)).toEqual(['unreachable', 'unreachable', 'unreachable']);
});
