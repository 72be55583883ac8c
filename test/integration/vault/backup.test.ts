import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FileError } from '../../../src/main/ports/files.ts';
import {
  describePart,
  type Manifest,
  packContainer,
  sha256,
  unpackContainer,
} from '../../../src/main/vault/backup/container.ts';
import { migrations } from '../../../src/main/vault/db/migrations/index.ts';
import {
  KDF_FLOOR,
  openBackup,
  readBackupFacts,
  replaceVault,
  Secret,
  type Vault,
  writeBackup,
} from '../../../src/main/vault/index.ts';
import { openVaultAt } from '../../../src/main/vault/open.ts';
import { partsOf } from '../../../src/main/vault/vault.ts';
import { type KillStyle, killedFiles, unlessKilled } from '../../support/vault/killed-files.ts';
import { ACTOR, realPorts } from '../../support/vault/ports.ts';
import { putSampleCredential, putSetting, sampleSecret, settingKeys } from '../../support/vault/rows.ts';
import { byPassword, codeOf, PASSWORD, reopen, tempFolder, tempVault } from '../../support/vault/temp.ts';

const newest = migrations.at(-1)?.version ?? 0;

async function filledVault() {
  const made = await tempVault();
  putSampleCredential(made.vault, 'a secret');
  return { ...made, file: join(await tempFolder(), 'one.keyturn') };
}

async function open(file: string, by = byPassword()) {
  const scratch = await tempFolder();
  const opened = await openBackup(realPorts(), { file, scratch, by, actor: ACTOR });
  onTestFinished(() => opened.close());
  return { ...opened, scratch };
}

describe('a backup', () => {
  it('says what it is without a key, and opens by each way in, beside nothing of its own', async () => {
    const { vault, file, ports, recoveryCode } = await filledVault();
    const before = Date.now();
    const facts = await writeBackup(ports, vault, file);
    expect(await readBackupFacts(ports, file)).toEqual(facts);
    expect(facts).toMatchObject({
      vaultId: vault.id,
      schema: newest,
      auditCount: 1,
      auditHead: vault.head().head,
      device: ACTOR.device,
      bytes: (await stat(file)).size,
    });
    expect(facts.madeAt).toBeGreaterThanOrEqual(before);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    for (const by of [byPassword(), { kind: 'recovery', code: recoveryCode } as const]) {
      const { vault: restored, close, scratch } = await open(file, by);
      expect(sampleSecret(restored)).toBe('a secret');
      expect(await restored.verifyAuditWhole()).toBe('whole');
      await close();
      await close();
      expect(await readdir(scratch)).toEqual([]);
    }
    expect(await readdir(vault.folder)).not.toContain('vault.backup.tmp');
  });

  it('holds one state while others go on writing, and its own way in of that time', async () => {
    const { vault, file, ports } = await filledVault();
    const other = await reopen(vault.folder);
    const writing = writeBackup(ports, vault, file);
    other.write((db) => putSetting(db, 'meanwhile', 'x'));
    const facts = await writing;
    await vault.changePassword(Secret.of('the next one'), KDF_FLOOR);
    const { vault: restored } = await open(file);
    expect(restored.head()).toEqual({ count: facts.auditCount, head: facts.auditHead });
    const wrong = open(file, byPassword('the next one'));
    expect(await codeOf(() => wrong)).toBe('wrong-password');
  });

  it('takes the place of nothing, and then is a vault like any other', async () => {
    const { vault, file, ports } = await filledVault();
    await writeBackup(ports, vault, file);
    const { vault: restored, close } = await open(file);
    restored.close();
    const folder = join(await tempFolder(), 'fresh');
    expect(await replaceVault(ports, { folder, from: restored.folder, reason: 'restore' })).toEqual({
      copy: null,
    });
    await close();
    expect(sampleSecret(await reopen(folder))).toBe('a secret');
    expect((await readdir(folder)).filter((name) => !/^vault\.(db|keys\.json)|lock$/.test(name))).toEqual([]);
  });

  it('is not finished when the vault is locked meanwhile', async () => {
    const { vault, file, ports } = await filledVault();
    const writing = writeBackup(ports, vault, file);
    vault.close();
    expect(['none', 'vault-locked']).toContain(await codeOf(() => writing));
    expect(await codeOf(() => writeBackup(ports, vault, file))).toBe('vault-locked');
  });
});

describe('a target that does not serve', () => {
  it('is named, and keeps the previous file', async () => {
    const { vault, file, ports } = await filledVault();
    await writeBackup(ports, vault, file);
    const previous = await readFile(file);
    const failing = (failure: 'full' | 'denied') => ({
      ...ports,
      files: {
        ...ports.files,
        writeFlushed: (path: string, data: Uint8Array, mode: number) =>
          path.startsWith(file)
            ? Promise.reject(new FileError(failure))
            : ports.files.writeFlushed(path, data, mode),
      },
    });
    expect(await codeOf(() => writeBackup(failing('full'), vault, file))).toBe('disk-full');
    expect(await codeOf(() => writeBackup(failing('denied'), vault, file))).toBe('folder-not-writable');
    expect(await codeOf(() => writeBackup(ports, vault, join(file, '..', 'gone', 'one')))).toBe(
      'target-gone',
    );
    expect(await readFile(file)).toEqual(previous);
    expect(await readdir(join(file, '..'))).toEqual(['one.keyturn']);
  });

  it.each<KillStyle>(['before', 'torn'])('killed %s any call leaves a whole file', async (style) => {
    const { vault, file, ports, recoveryCode } = await filledVault();
    await writeBackup(ports, vault, file);
    vault.write((db) => putSetting(db, 'since', ''));
    vault.close();
    const by = { kind: 'recovery', code: recoveryCode } as const;
    const killed = killedFiles(ports.files, style);
    const seen = new Set<number>();
    for (let at = 1; ; at += 1) {
      killed.arm(Number.POSITIVE_INFINITY);
      const opened = await reopen(vault.folder, by, { ...ports, files: killed.files });
      killed.arm(at);
      const finished = await unlessKilled(() => writeBackup({ ...ports, files: killed.files }, opened, file));
      opened.close();
      const { vault: restored, close } = await open(file, by);
      const settings = restored.read(settingKeys).length;
      await close();
      seen.add(settings);
      if (!finished) continue;
      expect(settings).toBe(1);
      break;
    }
    expect([...seen].sort()).toEqual([0, 1]);
  });
});

describe('a file that is no whole backup', () => {
  const cases = async () => {
    const { vault, file, ports } = await filledVault();
    await writeBackup(ports, vault, file);
    return { file, ports, whole: await readFile(file) };
  };

  it('is damaged, wherever it is cut', async () => {
    const { file, ports, whole } = await cases();
    const manifest = 24 + whole.readUInt32BE(20);
    const edges = [
      0,
      1,
      16,
      20,
      24,
      manifest,
      manifest + 1,
      whole.length - 33,
      whole.length - 32,
      whole.length - 1,
    ];
    for (const length of [
      ...edges,
      ...Array.from({ length: 40 }, (_, i) => Math.floor((i * whole.length) / 40)),
    ]) {
      await writeFile(file, whole.subarray(0, length));
      expect(await codeOf(() => readBackupFacts(ports, file)), `${length} bytes`).toBe('backup-damaged');
      expect(await codeOf(() => open(file)), `${length} bytes`).toBe('backup-damaged');
    }
    await writeFile(file, Buffer.concat([whole, Buffer.alloc(1)]));
    expect(await codeOf(() => readBackupFacts(ports, file))).toBe('backup-damaged');
  });

  it('is damaged, whichever bit is flipped', async () => {
    const { file, ports, whole } = await cases();
    const front = Array.from({ length: 900 }, (_, i) => i);
    const rest = Array.from({ length: 150 }, (_, i) => Math.floor((i * whole.length) / 150) + (i % 7));
    for (const place of [...front, ...rest, whole.length - 1]) {
      const flipped = Buffer.from(whole);
      flipped.writeUInt8(flipped.readUInt8(place) ^ (1 << (place % 8)), place);
      await writeFile(file, flipped);
      expect(await codeOf(() => readBackupFacts(ports, file)), `byte ${place}`).toBe('backup-damaged');
    }
  });

  it('is told from one that is not there', async () => {
    const { file, ports } = await cases();
    expect(await codeOf(() => readBackupFacts(ports, join(file, '..')))).toBe('file-unreadable');
    await rm(file);
    expect(await codeOf(() => readBackupFacts(ports, file))).toBe('file-unreadable');
    await writeFile(file, 'a letter to somebody, longer than the front of a container and its checksum are');
    expect(await codeOf(() => readBackupFacts(ports, file))).toBe('backup-damaged');
  });
});

it('a backup needs the password of its vault', async () => {
  const { vault, file, ports } = await filledVault();
  await writeBackup(ports, vault, file);
  expect(await codeOf(() => open(file, byPassword('another')))).toBe('wrong-password');
  expect(sampleSecret((await open(file, byPassword(PASSWORD))).vault)).toBe('a secret');
});

describe('a backup whose manifest was exchanged', () => {
  /** The file with another manifest, and a checksum that fits it. */
  const rewrite = async (file: string, changes: Partial<Manifest>, key: Buffer = Buffer.alloc(32)) => {
    const { manifest, header, database } = unpackContainer(await readFile(file));
    await writeFile(file, packContainer({ ...manifest, ...changes }, key, header, database));
  };

  it.each<Partial<Manifest>>([
    {},
    { madeAt: 1 },
    { device: 'elsewhere' },
    { vaultId: 'another' },
    { audit: { count: 0, head: '00'.repeat(32) } },
  ])('says so itself, and is damaged once a key tells: %o', async (changes) => {
    const { vault, file, ports } = await filledVault();
    await writeBackup(ports, vault, file);
    await rewrite(file, changes);
    expect(await readBackupFacts(ports, file)).toMatchObject({ device: changes.device ?? ACTOR.device });
    expect(await codeOf(() => open(file, byPassword('another')))).toBe('wrong-password');
    expect(await codeOf(() => open(file))).toBe('backup-damaged');
  });

  it.each<Partial<Manifest>>([
    { vaultId: 'another' },
    { schema: 10 },
    { audit: { count: 7, head: '00'.repeat(32) } },
    { audit: { count: 1, head: '00'.repeat(32) } },
  ])('is damaged even where it was signed, if it is not of this database: %o', async (changes) => {
    const { vault, file, ports } = await filledVault();
    await writeBackup(ports, vault, file);
    await rewrite(file, changes, partsOf(vault).keys.header);
    expect(await codeOf(() => open(file))).toBe('backup-damaged');
    await rewrite(file, { ...(await manifestOf(vault, file)) }, partsOf(vault).keys.header);
    expect(await codeOf(() => open(file))).toBe('none');
  });

  it('or whose parts are those of another backup is damaged or of another vault', async () => {
    const [one, two] = [await filledVault(), await filledVault()];
    await writeBackup(one.ports, one.vault, one.file);
    await writeBackup(two.ports, two.vault, two.file);
    const [first, second] = [
      unpackContainer(await readFile(one.file)),
      unpackContainer(await readFile(two.file)),
    ];
    const database = { ...describePart(second.database) };
    const key = partsOf(one.vault).keys.header;
    await writeFile(
      one.file,
      packContainer({ ...first.manifest, database }, key, first.header, second.database),
    );
    expect(await codeOf(() => open(one.file))).toBe('vault-mismatch');
  });

  it('leaves nothing behind in its scratch folder when it is refused', async () => {
    const { vault, file, ports } = await filledVault();
    await writeBackup(ports, vault, file);
    await rewrite(file, { madeAt: 1 });
    const scratch = await tempFolder();
    const refused = openBackup(ports, { file, scratch, by: byPassword(), actor: ACTOR });
    expect(await codeOf(() => refused)).toBe('backup-damaged');
    expect(await readdir(scratch)).toEqual([]);
  });
});

describe('a backup of a later program', () => {
  it('is newer, by its container or by its schema', async () => {
    const { vault, file, ports } = await filledVault();
    await writeBackup(ports, vault, file);
    const whole = await readFile(file);
    const later = Buffer.from(whole.subarray(0, -32));
    later.writeUInt32BE(2, 16);
    await writeFile(file, Buffer.concat([later, sha256(later)]));
    expect(await codeOf(() => readBackupFacts(ports, file))).toBe('backup-newer');
    expect(await codeOf(() => open(file))).toBe('backup-newer');

    vault.write((db) => db.run(`PRAGMA user_version = ${newest + 10}`));
    const newer = await reopenNewer(vault.folder);
    await writeBackup(ports, newer, file);
    expect((await readBackupFacts(ports, file)).schema).toBe(newest + 10);
    expect(await codeOf(() => open(file))).toBe('backup-newer');
  });
});

const manifestOf = async (vault: Vault, file: string): Promise<Partial<Manifest>> => {
  const { manifest } = unpackContainer(await readFile(file));
  const { count, head } = vault.head();
  return { ...manifest, vaultId: vault.id, schema: newest, audit: { count, head } };
};

async function reopenNewer(folder: string): Promise<Vault> {
  const later = [...migrations, { version: newest + 10, sql: '' }];
  const vault = await openVaultAt(later, realPorts(), { folder, by: byPassword(), actor: ACTOR });
  onTestFinished(() => vault.close());
  return vault;
}
