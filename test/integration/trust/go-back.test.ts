import { mkdir } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { createVaultAt } from '../../../src/main/vault/create.ts';
import { migrations } from '../../../src/main/vault/db/migrations/index.ts';
import { KDF_FLOOR, Secret } from '../../../src/main/vault/index.ts';
import { openVaultAt } from '../../../src/main/vault/open.ts';
import { startAwsCloud } from '../../clouds/index.ts';
import { BY_PASSWORD } from '../../support/restore/copies.ts';
import { AT_ONCE } from '../../support/rotation/app-world.ts';
import { accountDraft, awsKey } from '../../support/sample-keys.ts';
import { TEST_PASSWORD, type TestApp, testApp } from '../../support/test-app.ts';
import { ACTOR, realPorts } from '../../support/vault/ports.ts';
import { byPassword } from '../../support/vault/temp.ts';

const OLDER = migrations.filter(({ version }) => version <= 10);

/** Every secret that the vault holds, by the id that the cloud knows: both keys of a rotation have one name. */
async function secretsOf({ call }: TestApp): Promise<Record<string, string>> {
  const { rows } = await call('credentials.list', { view: { kind: 'all' } });
  const secrets = rows.map(async ({ id, publicId }) => {
    const { value } = await call('credentials.reveal', { id, field: 'secret_access_key' });
    return [publicId, value] as const;
  });
  return Object.fromEntries(await Promise.all(secrets));
}

it('migrates, rotates a key at its cloud, and goes back with the secret that works there', async () => {
  await using made = await testApp({ options: { http: { retry: { maxAttempts: 1 } } } });
  await mkdir(made.folder, { recursive: true });
  const by = { folder: made.folder, password: Secret.of(TEST_PASSWORD), cost: KDF_FLOOR, actor: ACTOR };
  const older = await createVaultAt(OLDER, realPorts(), by);
  expect(older.vault.schema).toBe(10);
  older.vault.close();

  await made.call('vault.unlock', BY_PASSWORD);
  const copy = (await made.call('restore.copies', {})).find(({ schema }) => schema === 10);
  expect(copy?.reason).toBe('migration');

  const cloud = await startAwsCloud({ now: made.clock.now });
  const owner = cloud.store.addPrincipal({ kind: 'root', accountId: '123456789012', name: 'root' });
  const first = awsKey();
  const { access_key_id: publicId = '' } = first.fields;
  const { secret_access_key: secret = '' } = first.secrets;
  cloud.store.addKey(owner, { publicId, secret });
  const account = {
    kind: 'new',
    draft: accountDraft({ endpoints: { sts: cloud.url, iam: cloud.url } }),
  } as const;
  const { id } = await made.call('credentials.add', { ...first, account });
  const rotation = await made.call('rotations.start', { credentialId: id, policy: AT_ONCE });
  let view = await made.call('rotations.resume', rotation);
  for (let waits = 0; view.endedAt === null && waits < 100; waits += 1) {
    made.clock.advance(Math.max((view.notBefore ?? 0) - made.clock.now(), 10_000));
    view = await made.call('rotations.resume', rotation);
  }
  expect(view.phase).toBe('done');
  const [alive] = cloud.store.keysOf(owner);
  expect(alive?.publicId).not.toBe(publicId);
  const held = await secretsOf(made);
  expect(Object.values(held)).toContain(alive?.secret);

  const name = copy?.name ?? '';
  const refused = await made.app.handle('restore.goBack', { name });
  expect(refused).toMatchObject({ ok: false, error: { code: 'would-lose-secrets' } });
  expect(await secretsOf(made)).toEqual(held);
  expect(await made.call('restore.goBack', { name, carryOver: true })).toEqual({ schema: 10 });
  expect((await made.call('vault.status', {})).state).toBe('locked');

  // The older program opens it, and this one brings it up to date again, with the key that works.
  const opened = await openVaultAt(OLDER, realPorts(), {
    folder: made.folder,
    by: byPassword(TEST_PASSWORD),
    actor: ACTOR,
  });
  expect([opened.schema, await opened.verifyAuditWhole()]).toEqual([10, 'whole']);
  opened.close();
  await made.call('vault.unlock', BY_PASSWORD);
  expect(await secretsOf(made)).toEqual(held);
  const { rows } = await made.call('credentials.list', {
    view: { kind: 'all' },
    search: alive?.publicId ?? '',
  });
  expect(await made.call('credentials.verify', { id: rows[0]?.id ?? id })).toMatchObject({ kind: 'proven' });
  await cloud.close();
});
