import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startAwsCloud } from '../clouds/index.ts';
import { scanMemory } from '../support/memory/scan.ts';
import { startAppProcess } from '../support/memory/start-app.ts';
import { accountDraft, awsKey } from '../support/sample-keys.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { deriveKey, readHeader, vaultKey } from '../vectors/reader/header.ts';
import { argon2id } from '../vectors/reader/primitives.ts';

const PASSWORD = 'MEMORYSENTINEL correct horse';
const SECRET = 'MEMORYSENTINELtnFEMIK7MDENGbPxRfiCYsec0A';
const DERIVED = ['database', 'field', 'header', 'audit', 'fingerprint', 'witness'] as const;

/** The keys as the format's own reader derives them, out of the header and the password: nobody of ours is asked. */
function keysOf(folder: string): Record<string, Buffer> {
  const header = readHeader(readFileSync(join(folder, 'vault.keys.json'), 'utf8'));
  const key = vaultKey(header, { password: PASSWORD });
  const slot = header.slots.find(({ kind }) => kind === 'password');
  if (slot?.cost === undefined) throw new Error('There is no password slot');
  const derived = DERIVED.map((purpose) => [purpose, deriveKey(key, purpose, header.vaultId)] as const);
  const passwordSlot = argon2id(PASSWORD, Buffer.from(slot.salt, 'base64'), slot.cost);
  const database = deriveKey(key, 'database', header.vaultId).toString('hex');
  // The last as SQLCipher is told its key, and as a text that was made on the way would hold it.
  return { vault: key, passwordSlot, ...Object.fromEntries(derived), databaseHex: Buffer.from(database) };
}

const none = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, 0]));

it('holds no key of the vault after the lock, and none of its texts within reach', async () => {
  await using place = await temporaryFolder();
  const aws = await startAwsCloud({ now: Date.now });
  const owner = aws.store.addPrincipal({ kind: 'root', accountId: '123456789012', name: 'root' });
  aws.store.addKey(owner, { publicId: 'AKIAQ3EGRIMWKEYTURN7', secret: SECRET });
  const folder = join(place.path, 'vault');
  const app = startAppProcess(folder);
  const code = await app.call('vault.create', { password: PASSWORD, keychain: false });
  const draft = accountDraft({ endpoints: { sts: aws.url, iam: aws.url } });
  const account = { kind: 'new', draft } as const;
  const id = await app.call('credentials.add', awsKey({ account, secrets: { secret_access_key: SECRET } }));
  await app.call('credentials.verify', { id: id as never });
  await app.call('credentials.reveal', { id: id as never, field: 'secret_access_key' });
  const keys = keysOf(folder);
  const open = scanMemory(app.pid, keys);
  // What the scan must find while the vault is open, so that finding nothing means something.
  for (const name of ['vault', ...DERIVED]) expect(open[name], name).toBeGreaterThan(0);
  expect(open).toMatchObject({ passwordSlot: 0, databaseHex: 0 });

  await app.call('vault.lock', {});
  expect(scanMemory(app.pid, keys)).toEqual(none(Object.keys(keys)));

  // Opened, and locked by the same process once more: the way in leaves nothing either.
  await app.call('vault.unlock', { kind: 'password', password: PASSWORD });
  await app.call('credentials.reveal', { id: id as never, field: 'secret_access_key' });
  await app.call('vault.lock', {});
  expect(scanMemory(app.pid, keys)).toEqual(none(Object.keys(keys)));

  // A text cannot be wiped, only let go: nothing may refer to it any more.
  await app.collect();
  const path = join(place.path, 'heap.heapsnapshot');
  await app.heapSnapshot(path);
  const heap = readFileSync(path, 'utf8');
  expect(heap).toContain(folder);
  expect([PASSWORD, SECRET, code].filter((text) => heap.includes(text))).toEqual([]);
  await aws.close();
});
