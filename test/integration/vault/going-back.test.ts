import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createVaultAt } from '../../../src/main/vault/create.ts';
import { type Migration, migrations } from '../../../src/main/vault/db/migrations/index.ts';
import { carryOverAt } from '../../../src/main/vault/going-back/carry-over.ts';
import { goBackAt } from '../../../src/main/vault/going-back/go-back.ts';
import {
  carryOver,
  changeVaultKey,
  goBack,
  KDF_FLOOR,
  listCopies,
  openCopy,
  putBack,
  Secret,
  secretsMissingIn,
  type Vault,
  type WayIn,
} from '../../../src/main/vault/index.ts';
import { openVaultAt } from '../../../src/main/vault/open.ts';
import { putCredential } from '../../../src/main/vault/repositories/credentials.ts';
import { searchCondition } from '../../../src/main/vault/repositories/search.ts';
import { insertSecret, nextVersion } from '../../../src/main/vault/repositories/secrets.ts';
import { getSettings, putSettings } from '../../../src/main/vault/repositories/settings.ts';
import { accountId, credentialId } from '../../../src/shared/model/ids.ts';
import { killedFiles, unlessKilled } from '../../support/vault/killed-files.ts';
import { ACTOR, realPorts } from '../../support/vault/ports.ts';
import { putSampleCredential, SAMPLE_CREDENTIAL, sampleSecret } from '../../support/vault/rows.ts';
import { putDraft, putRotation, putTarget } from '../../support/vault/sealed-rows.ts';
import { byPassword, codeOf, copyOf, PASSWORD, reopen, tempFolder } from '../../support/vault/temp.ts';

const newest = migrations.at(-1)?.version ?? 0;
const upTo = (version: number): readonly Migration[] => migrations.filter((step) => step.version <= version);
const ports = realPorts();

async function openAt(known: readonly Migration[], folder: string, password = PASSWORD): Promise<Vault> {
  const vault = await openVaultAt(known, ports, { folder, by: byPassword(password), actor: ACTOR });
  onTestFinished(() => vault.close());
  return vault;
}

/** A vault of an older program with the sample key, closed. */
async function olderVault(known: readonly Migration[] = upTo(10)): Promise<string> {
  const folder = join(await tempFolder(), 'vault');
  const options = { folder, password: Secret.of(PASSWORD), cost: KDF_FLOOR, actor: ACTOR };
  const { vault } = await createVaultAt(known, ports, options);
  putSampleCredential(vault, 'the first secret');
  vault.close();
  return folder;
}

const ADDED = credentialId.parse('11111111aaaaaaaa');

/** A key that is added, and another secret for the sample, as after a rotation. */
function addSince(vault: Vault): void {
  vault.write((db) => {
    const version = nextVersion(db, SAMPLE_CREDENTIAL, 'secret_access_key');
    const put = (id: typeof ADDED, text: string, at: number) =>
      insertSecret(
        db,
        id,
        {
          field: 'secret_access_key',
          version: at,
          sealed: vault.seal({ credentialId: id, field: 'secret_access_key', version: at }, Secret.of(text)),
          fingerprint: vault.fingerprint(text),
        },
        1,
      );
    put(SAMPLE_CREDENTIAL, 'the second secret', version);
    db.run(`UPDATE credentials SET public_id = 'AKIASECOND' WHERE id = ?`, SAMPLE_CREDENTIAL);
    putSettings(db, { ...getSettings(db), periodDays: 33 });
    putCredential(db, {
      id: ADDED,
      accountId: accountId.parse('fedcba9876543210'),
      label: 'added since',
      publicId: 'AKIAADDED',
      kind: 'access-key',
      state: 'active',
      createdAt: 1_700_000_000_000,
      expiresAt: null,
      ownPeriodDays: null,
      ownLeadTimes: null,
      health: { kind: 'unverified' },
      identity: null,
      lastUsed: null,
      fields: {},
      note: '',
      addedAt: 1,
      removedAt: null,
    });
    put(ADDED, 'the added secret', 1);
    vault.audit(db, { action: 'credential.added', credentialId: ADDED, detail: {} });
  });
}

function secretOf(vault: Vault, id: typeof ADDED): string | undefined {
  const sealed = vault.read((db) =>
    db.get<{ version: number; sealed: Buffer }>(
      'SELECT version, sealed FROM secrets WHERE credential_id = ? ORDER BY version DESC',
      id,
    ),
  );
  if (sealed === undefined) return undefined;
  const { version, sealed: bytes } = sealed;
  return vault.unseal({ credentialId: id, field: 'secret_access_key', version }, bytes).reveal();
}

function found(vault: Vault, query: string): string[] {
  const { sql, params } = searchCondition(query);
  return vault
    .read((db) =>
      db.all<{ label: string }>(`SELECT label FROM credentials c WHERE ${sql} ORDER BY label`, ...params),
    )
    .map(({ label }) => label);
}

describe('after migrating, adding and rotating', () => {
  it('going back carries every secret to where the older program finds it', async () => {
    const folder = await olderVault();
    const vault = await reopen(folder);
    addSince(vault);
    const { count, head } = vault.head();
    const { copy } = await goBack(ports, { current: vault, schema: 10, scratch: await tempFolder() });
    expect(await codeOf(() => vault.head())).toBe('vault-locked');

    const older = await openAt(upTo(10), folder);
    expect(older.schema).toBe(10);
    expect(sampleSecret(older)).toBe('the second secret');
    expect(secretOf(older, ADDED)).toBe('the added secret');
    expect(found(older, 'added')).toEqual(['added since']);
    expect(found(older, '账号')).toEqual(['added since', 'sample']);
    const due = older.read((db) =>
      db.get<{ due_at: number }>('SELECT due_at FROM credentials WHERE id = ?', ADDED),
    );
    expect(due?.due_at).toBe(1_700_000_000_000 + 33 * 86_400_000);
    expect(older.head()).toEqual({ count, head });
    expect([older.verifyAudit(), await older.verifyAuditWhole()]).toEqual(['whole', 'whole']);
    older.write((db) => older.audit(db, { action: 'vault.unlocked', credentialId: null, detail: {} }));
    older.close();
    const reasons = (await listCopies(ports, folder)).map(({ reason, schema }) => `${reason} ${schema}`);
    expect(reasons.sort()).toEqual(
      [`going-back ${newest}`, ...upTo(newest - 10).map(({ version }) => `migration ${version}`)].sort(),
    );
    expect(copy).toMatch(/^before-going-back-/);

    const again = await reopen(folder);
    expect(again.schema).toBe(newest);
    expect(sampleSecret(again)).toBe('the second secret');
    expect(await again.verifyAuditWhole()).toBe('whole');
  });

  it('the plain copy is refused, naming the keys, and taken once nothing would be lost', async () => {
    const folder = await olderVault();
    const vault = await reopen(folder);
    const copy = (await listCopies(ports, folder)).find(({ schema }) => schema === 10)?.name ?? '';
    addSince(vault);
    const scratch = await tempFolder();
    const options = { current: vault, copy, by: byPassword(), actor: ACTOR, scratch };
    await expect(putBack(ports, options)).rejects.toMatchObject({
      code: 'would-lose-secrets',
      params: { keys: 'added since, sample', count: 2 },
    });
    expect(sampleSecret(vault)).toBe('the second secret');
    const opened = await openCopy(ports, { ...options, copy: join(folder, 'copies', copy) });
    expect(opened.facts.schema).toBe(10);
    expect(secretsMissingIn(vault, opened.vault)).toEqual([
      { id: ADDED, label: 'added since', publicId: 'AKIAADDED', cloud: 'aws' },
      { id: SAMPLE_CREDENTIAL, label: 'sample', publicId: 'AKIASECOND', cloud: 'aws' },
    ]);
    expect(secretsMissingIn(opened.vault, vault)).toEqual([]);
    await opened.close();

    vault.write((db) => {
      db.run('DELETE FROM credentials WHERE id = ?', ADDED);
      db.run('DELETE FROM secrets WHERE credential_id = ? AND version = 2', SAMPLE_CREDENTIAL);
    });
    await putBack(ports, options);
    expect(await readdir(scratch)).toEqual([]);
    expect(sampleSecret(await openAt(upTo(10), folder))).toBe('the first secret');
    expect(await codeOf(() => putBack(ports, { ...options, copy: 'before-nothing' }))).toBe('not-found');
  });

  it('works over a change of the key as well, and the chain is whole again later', async () => {
    const folder = await olderVault();
    const vault = await reopen(folder);
    const kept = (await listCopies(ports, folder)).find(({ schema }) => schema === 10)?.name ?? '';
    const password = 'the next password';
    await changeVaultKey(ports, vault, { password: Secret.of(password), cost: KDF_FLOOR });
    const changed = await reopen(folder, byPassword(password));
    const scratch = await tempFolder();
    const opened = await openCopy(ports, {
      copy: join(folder, 'copies', kept),
      by: byPassword(),
      actor: ACTOR,
      scratch,
    });
    expect(secretsMissingIn(changed, opened.vault)).toEqual([]);
    addSince(changed);
    expect(secretsMissingIn(changed, opened.vault)).toHaveLength(2);
    await opened.close();
    await goBack(ports, { current: changed, schema: 10, scratch });
    const older = await openAt(upTo(10), folder, password);
    expect([sampleSecret(older), secretOf(older, ADDED)]).toEqual(['the second secret', 'the added secret']);
    expect(await older.verifyAuditWhole()).toBe('whole');
    older.close();
    const again = await reopen(folder, byPassword(password));
    expect(await again.verifyAuditWhole()).toBe('whole');
    await changeVaultKey(ports, again, { password: Secret.of(password), cost: KDF_FLOOR });
    const last = await reopen(folder, byPassword(password));
    expect(await last.verifyAuditWhole()).toBe('whole');
    expect(last.read((db) => db.all('SELECT key FROM meta'))).toEqual([{ key: 'vaultId' }]);
  });
});

describe('what an older schema has no room for', () => {
  it.each([
    ['an answer of a running rotation', 10, putRotation, 'turning sample'],
    ['a draft', 20, putDraft, 'credential'],
    ['the key of a bucket', 20, putTarget, 'a bucket'],
  ] as const)('%s keeps the vault from going back', async (_what, schema, put, name) => {
    const folder = await olderVault();
    const vault = await reopen(folder);
    vault.write((db) => put(vault, db, 'sealed'));
    const scratch = await tempFolder();
    await expect(goBack(ports, { current: vault, schema, scratch })).rejects.toMatchObject({
      code: 'would-lose-secrets',
      params: { keys: name, count: 1 },
    });
    expect(await readdir(scratch)).toEqual([]);
    expect(sampleSecret(vault)).toBe('the first secret');
    vault.write((db) => vault.audit(db, { action: 'vault.unlocked', credentialId: null, detail: {} }));
  });

  it('a running rotation goes along where there is room for it', async () => {
    const folder = await olderVault();
    const vault = await reopen(folder);
    vault.write((db) => putRotation(vault, db, 'one-time key'));
    await goBack(ports, { current: vault, schema: 20, scratch: await tempFolder() });
    const older = await openAt(upTo(20), folder);
    expect(
      older.read((db) => db.all('SELECT label FROM rotations WHERE inbox_key IS NOT NULL')),
    ).toHaveLength(1);
  });

  it('a key is named whose secret would need a column that is gone', async () => {
    const [first, ...rest] = migrations;
    if (first === undefined) throw new Error('There is no first migration');
    const column = 'stored_at INTEGER NOT NULL,';
    const sql = first.sql.replace(column, `${column} must TEXT NOT NULL CHECK (must <> ''),`);
    expect(sql).not.toBe(first.sql);
    const known = [
      { version: 10, sql },
      {
        version: 11,
        sql: 'ALTER TABLE secrets RENAME TO old; CREATE TABLE secrets AS SELECT * FROM old; DROP TABLE old; ALTER TABLE secrets DROP COLUMN must;',
      },
      ...rest,
    ];
    const folder = join(await tempFolder(), 'vault');
    const options = { folder, password: Secret.of(PASSWORD), cost: KDF_FLOOR, actor: ACTOR };
    const { vault } = await createVaultAt(known, ports, options);
    onTestFinished(() => vault.close());
    putSampleCredential(vault, 'the first secret');
    const scratch = await tempFolder();
    await expect(goBackAt(known, ports, { current: vault, schema: 10, scratch })).rejects.toMatchObject({
      code: 'would-lose-secrets',
      params: { keys: 'sample', count: 1 },
    });
    const carried = await carryOverAt(known, ports, { current: vault, schema: 11, scratch });
    await carried.remove();
    expect(await readdir(scratch)).toEqual([]);
  });

  it('a schema that is no one’s is refused', async () => {
    const vault = await reopen(await olderVault());
    const scratch = await tempFolder();
    for (const schema of [0, 15, newest + 10]) {
      expect(await codeOf(() => carryOver(ports, { current: vault, schema, scratch }))).toBe('vault-newer');
    }
  });
});

it('many keys of every kind go along row by row', async () => {
  const folder = await olderVault(migrations);
  const vault = await reopen(folder);
  addSince(vault);
  const rows = (at: Vault, table: string) => at.read((db) => db.all(`SELECT * FROM ${table} ORDER BY 1, 2`));
  const carried = await carryOver(ports, { current: vault, schema: newest, scratch: await tempFolder() });
  const copy = await reopen(carried.folder);
  for (const table of ['accounts', 'credentials', 'secrets', 'settings', 'audit', 'record_log']) {
    expect(rows(copy, table), table).toEqual(rows(vault, table));
    expect(rows(copy, table).length, table).toBeGreaterThan(0);
  }
});

it('killed at any call, going back leaves the newer or the older vault, each with every secret', async () => {
  const base = await olderVault();
  const vault = await reopen(base);
  addSince(vault);
  const by: WayIn = { kind: 'recovery', code: await vault.renewRecovery() };
  vault.close();
  const outcomes = new Set<string>();
  for (let at = 1; ; at += 1) {
    const folder = await copyOf(base);
    // A write that is torn leaves half of it; every other call just does nothing.
    const killed = killedFiles(ports.files, 'torn');
    const mortal = { ...ports, files: killed.files };
    const current = await reopen(folder, by, mortal);
    killed.arm(at);
    const scratch = await tempFolder();
    const finished = await unlessKilled(() => goBack(mortal, { current, schema: 10, scratch }));
    current.close();
    const openOlder = () => openVaultAt(upTo(10), ports, { folder, by, actor: ACTOR });
    const code = await codeOf(async () => (await openOlder()).close());
    expect(['none', 'vault-newer'], `call ${at}`).toContain(code);
    outcomes.add(code);
    const opened = await reopen(folder, by);
    expect([sampleSecret(opened), secretOf(opened, ADDED)]).toEqual([
      'the second secret',
      'the added secret',
    ]);
    opened.close();
    if (finished) break;
  }
  expect([...outcomes].sort()).toEqual(['none', 'vault-newer']);
});
