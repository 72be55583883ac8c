import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { canonicalJson } from '../../../src/main/vault/encoding.ts';
import { inspectVault } from '../../../src/main/vault/index.ts';
import { realPorts } from '../../support/vault/ports.ts';
import { putSampleCredential, putSetting, SAMPLE_CREDENTIAL } from '../../support/vault/rows.ts';
import { byPassword, codeOf, reopen, tempVault } from '../../support/vault/temp.ts';

const PAGE = 4096;

/** Every byte that a reader of the vault would look at. */
function readAll(vault: Awaited<ReturnType<typeof reopen>>): string {
  const address = { credentialId: SAMPLE_CREDENTIAL, field: 'secret_access_key', version: 1 };
  return vault.read((db) => {
    const tables = ['meta', 'settings', 'accounts', 'credentials', 'audit'];
    const rows = tables.map((table) => db.all(`SELECT * FROM ${table}`));
    const found = db.all(`SELECT rowid FROM credential_search WHERE credential_search MATCH '"sample"'`);
    const sealed = db.get<{ sealed: Buffer }>('SELECT sealed FROM secrets')?.sealed ?? Buffer.alloc(0);
    return JSON.stringify([rows, found, vault.unseal(address, sealed).reveal()]);
  });
}

async function populated() {
  const made = await tempVault();
  putSampleCredential(made.vault, 'a secret');
  made.vault.write((db) => {
    for (let i = 0; i < 300; i += 1) putSetting(db, `key ${i}`, 'x'.repeat(200));
  });
  await made.vault.confirmRecovery();
  const content = readAll(made.vault);
  made.vault.close();
  return { ...made, content };
}

it('one flipped bit in the database never gives another content, and is called damage', async () => {
  const { folder, recoveryCode, content } = await populated();
  const path = join(folder, 'vault.db');
  const whole = await readFile(path);
  const pages = whole.length / PAGE;
  expect(pages).toBeGreaterThan(20);
  // The recovery code opens as the password does, without its cost.
  const by = { kind: 'recovery', code: recoveryCode } as const;
  const outcomes = new Map<string, number>();
  // The salt, the IV and MAC at a page's end, and places between; and the first page far more densely.
  const inPage = [0, 7, 15, 16, 17, 100, 2048, PAGE - 81, PAGE - 80, PAGE - 65, PAGE - 64, PAGE - 1];
  const first = Array.from({ length: 64 }, (_, i) => i * 64 + 3);
  const places = [
    ...first,
    ...Array.from({ length: pages }, (_, p) => inPage.map((at) => p * PAGE + at)).flat(),
  ];
  for (const [index, place] of places.entries()) {
    const flipped = Buffer.from(whole);
    flipped.writeUInt8(flipped.readUInt8(place) ^ (1 << (index % 8)), place);
    await writeFile(path, flipped);
    const outcome = await codeOf(async () => {
      const vault = await reopen(folder, by);
      try {
        expect(readAll(vault)).toBe(content);
      } finally {
        vault.close();
      }
    });
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    if (place < PAGE) expect(outcome, `byte ${place}`).toBe('vault-damaged');
  }
  expect([...outcomes.keys()].filter((code) => code !== 'none')).toEqual(['vault-damaged']);
  // Pages that this reader has no need of stay unseen, as those of tables without rows; many are needed.
  expect(outcomes.get('vault-damaged')).toBeGreaterThan((places.length * 2) / 5);
});

it('a database cut short, or with two pages swapped, is damaged', async () => {
  const { folder, recoveryCode } = await populated();
  const path = join(folder, 'vault.db');
  const whole = await readFile(path);
  const swapped = Buffer.from(whole);
  whole.copy(swapped, PAGE, 2 * PAGE, 3 * PAGE);
  whole.copy(swapped, 2 * PAGE, PAGE, 2 * PAGE);
  const cut = [PAGE, 3 * PAGE + 17, whole.length - PAGE].map((length) => whole.subarray(0, length));
  for (const bytes of [swapped, ...cut]) {
    await writeFile(path, bytes);
    const outcome = await codeOf(async () => {
      const vault = await reopen(folder, { kind: 'recovery', code: recoveryCode });
      readAll(vault);
    });
    expect(outcome).toBe('vault-damaged');
  }
});

it('one flipped bit in the header is damage without a backup and no loss with one', async () => {
  const { folder } = await populated();
  const header = join(folder, 'vault.keys.json');
  const whole = await readFile(header);
  const backup = await readFile(`${header}.bak`);
  await writeFile(`${header}.bak`, '');
  for (let place = 0; place < whole.length; place += 1) {
    const flipped = Buffer.from(whole);
    flipped.writeUInt8(flipped.readUInt8(place) ^ (1 << (place % 8)), place);
    await writeFile(header, flipped);
    const found = await inspectVault(realPorts(), folder);
    expect(found, `byte ${place}`).toEqual({ kind: 'problem', problem: 'vault-damaged' });
  }
  expect(await codeOf(() => reopen(folder))).toBe('vault-damaged');
  await writeFile(`${header}.bak`, backup);
  expect(await codeOf(() => reopen(folder, byPassword('wrong')))).toBe('wrong-password');
  await reopen(folder);
});

it('a header that somebody changed and summed anew is damaged once a key tells', async () => {
  const { folder } = await populated();
  const header = join(folder, 'vault.keys.json');
  await rm(`${header}.bak`);
  const parsed = JSON.parse(await readFile(header, 'utf8'));
  const rewrite = async (changes: object) => {
    const { checksum: _, ...content } = { ...parsed, ...changes };
    const checksum = createHash('sha256').update(canonicalJson(content)).digest('hex');
    await writeFile(header, JSON.stringify({ ...content, checksum }));
  };
  await rewrite({ recoveryConfirmed: false });
  expect(await codeOf(() => reopen(folder))).toBe('vault-damaged');
  expect(await codeOf(() => reopen(folder, byPassword('wrong')))).toBe('wrong-password');
  await rewrite({ version: 2 });
  expect(await codeOf(() => reopen(folder))).toBe('vault-newer');
  const password = parsed.slots.find((slot: { kind: string }) => slot.kind === 'password');
  await rewrite({ slots: [{ ...password, cost: { ...password.cost, memoryKiB: 4_000_000 } }] });
  expect(await codeOf(() => reopen(folder))).toBe('vault-damaged');
});
