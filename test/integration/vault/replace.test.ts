import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FileError, type Files } from '../../../src/main/ports/files.ts';
import { createVaultAt } from '../../../src/main/vault/create.ts';
import { migrations } from '../../../src/main/vault/db/migrations/index.ts';
import {
  inspectVault,
  KDF_FLOOR,
  listCopies,
  openCopy,
  removeCopy,
  replaceVault,
  Secret,
  type Vault,
  type VaultPorts,
  type WayIn,
} from '../../../src/main/vault/index.ts';
import { openVaultAt } from '../../../src/main/vault/open.ts';
import { linesOf, startChild } from '../../support/vault/child.ts';
import { type KillStyle, killedFiles, unlessKilled } from '../../support/vault/killed-files.ts';
import { ACTOR, realPorts } from '../../support/vault/ports.ts';
import { putSetting, settingKeys } from '../../support/vault/rows.ts';
import {
  byPassword,
  codeOf,
  copyOf,
  PASSWORD,
  reopen,
  tempFolder,
  tempVault,
} from '../../support/vault/temp.ts';

const newest = migrations.at(-1)?.version ?? 0;

/** A closed vault with one row of this name. The recovery code opens as the password does, without its cost. */
async function named(name: string) {
  const { vault, folder, recoveryCode } = await tempVault();
  vault.write((db) => putSetting(db, name, ''));
  vault.close();
  const by: WayIn = { kind: 'recovery', code: recoveryCode };
  return { folder, by };
}

async function openedCopy(folder: string, name: string, by: WayIn): Promise<Vault> {
  const scratch = await tempFolder();
  const copy = join(folder, 'copies', name);
  const opened = await openCopy(realPorts(), { copy, scratch, by, actor: ACTOR });
  onTestFinished(() => opened.close());
  return opened.vault;
}

const restore = (folder: string, from: string, ports: VaultPorts = realPorts()) =>
  replaceVault(ports, { folder, from, reason: 'restore' });

/** Which of the two vaults a folder holds; it has to be exactly one. */
async function whichOf(folder: string, ways: readonly WayIn[]): Promise<string[]> {
  const found: string[] = [];
  for (const by of ways) {
    const code = await codeOf(async () => {
      const vault = await reopen(folder, by);
      found.push(...vault.read(settingKeys));
      vault.close();
    });
    if (code !== 'none') expect(code).toBe('wrong-recovery-code');
  }
  return found;
}

describe('a vault that takes the place of another', () => {
  it('is there afterwards, and the other is kept with its way in', async () => {
    const [old, next] = [await named('old'), await named('new')];
    const before = Math.floor(Date.now() / 1000) * 1000;
    const { copy } = await restore(old.folder, next.folder);
    expect(await whichOf(old.folder, [old.by, next.by])).toEqual(['new']);
    expect(await whichOf(next.folder, [next.by])).toEqual(['new']);
    const copies = await listCopies(realPorts(), old.folder);
    expect(copies).toEqual([
      { name: copy, at: expect.any(Number), schema: null, reason: 'restore', bytes: expect.any(Number) },
    ]);
    expect(copies[0]?.at).toBeGreaterThanOrEqual(before);
    expect(copies[0]?.bytes).toBeGreaterThan(4096);
    expect((await openedCopy(old.folder, copy ?? '', old.by)).read(settingKeys)).toEqual(['old']);
    // The backup of the old header would open nothing any more.
    await rm(join(old.folder, 'vault.keys.json'));
    expect(await whichOf(old.folder, [old.by, next.by])).toEqual(['new']);
    await removeCopy(realPorts(), old.folder, copy ?? '');
    expect(await listCopies(realPorts(), old.folder)).toEqual([]);
    expect(await codeOf(() => removeCopy(realPorts(), old.folder, '../inbox'))).toBe('not-found');
  });

  it('is for its owner alone, and leaves nothing half done', async () => {
    const [old, next] = [await named('old'), await named('new')];
    const { copy } = await restore(old.folder, next.folder);
    const names = (await readdir(old.folder)).sort();
    expect(names.filter((name) => !name.endsWith('.lock'))).toEqual([
      'copies',
      'vault.db',
      'vault.keys.json',
      'vault.keys.json.bak',
    ]);
    for (const folder of [old.folder, join(old.folder, 'copies', copy ?? '')]) {
      for (const name of await readdir(folder)) {
        const facts = await stat(join(folder, name));
        if (facts.isFile()) expect(facts.mode & 0o777, name).toBe(0o600);
      }
    }
  });

  it('replaces a damaged one, which is kept as it is', async () => {
    const [old, next] = [await named('old'), await named('new')];
    await writeFile(join(old.folder, 'vault.keys.json'), 'no header');
    await writeFile(join(old.folder, 'vault.db'), 'no database');
    const { copy } = await restore(old.folder, next.folder);
    expect(await whichOf(old.folder, [next.by])).toEqual(['new']);
    const kept = join(old.folder, 'copies', copy ?? '');
    expect(await readFile(join(kept, 'vault.keys.json'), 'utf8')).toBe('no header');
    expect(await readFile(join(kept, 'vault.db'), 'utf8')).toBe('no database');
  });

  it('has to be a whole and closed one', async () => {
    const old = await named('old');
    const open = await tempVault();
    open.vault.write((db) => putSetting(db, 'in the log', ''));
    expect(await codeOf(() => restore(old.folder, open.folder))).toBe('vault-busy');
    expect(await codeOf(async () => restore(old.folder, await tempFolder()))).toBe('vault-absent');
    const torn = await named('torn');
    await writeFile(join(torn.folder, 'vault.keys.json'), '');
    expect(await codeOf(() => restore(old.folder, torn.folder))).toBe('vault-damaged');
    expect(await whichOf(old.folder, [old.by])).toEqual(['old']);
  });
});

describe('a session that had the replaced vault open', () => {
  it('gets vault-replaced whatever it asks, and nothing that it wrote is lost', async () => {
    const next = await named('new');
    const { vault, folder, recoveryCode } = await tempVault();
    const old: WayIn = { kind: 'recovery', code: recoveryCode };
    vault.write((db) => putSetting(db, 'in the log only', ''));
    const { copy } = await restore(folder, next.folder);
    const calls: (() => unknown)[] = [
      () => vault.read(settingKeys),
      () => vault.write((db) => putSetting(db, 'into nowhere', '')),
      () => vault.foreignChange(),
      () => vault.verifyAudit(),
      () => vault.anchorAudit(),
      () => vault.checkPassword(Secret.of('any')),
      () => vault.changePassword(Secret.of('any'), KDF_FLOOR),
      () => vault.addKeychainSlot(),
      () => vault.ways(),
    ];
    for (const call of calls) expect(await codeOf(call), String(call)).toBe('vault-replaced');
    const current = await reopen(folder, next.by);
    current.write((db) => putSetting(db, 'since', ''));
    vault.close();
    expect(current.read(settingKeys)).toEqual(['new', 'since']);
    current.close();
    expect(await whichOf(folder, [next.by])).toEqual(['new', 'since']);
    expect((await openedCopy(folder, copy ?? '', old)).read(settingKeys)).toEqual(['in the log only']);
  });

  it('changes no way in of the one that took its place, even of the same key', async () => {
    const { vault, folder } = await tempVault();
    vault.close();
    const earlier = await copyOf(folder);
    const opened = await reopen(folder);
    await restore(folder, earlier);
    const header = await readFile(join(folder, 'vault.keys.json'));
    for (const call of [
      () => opened.changePassword(Secret.of('the next one'), KDF_FLOOR),
      () => opened.renewRecovery(),
      () => opened.confirmRecovery(),
    ]) {
      expect(await codeOf(call)).toBe('vault-replaced');
    }
    expect(await readFile(join(folder, 'vault.keys.json'))).toEqual(header);
    await reopen(folder);
  });

  it('in another process ends with the code, and every commit that it was told of is kept', async () => {
    const next = await named('new');
    const { vault, folder, recoveryCode } = await tempVault();
    vault.close();
    const child = startChild('writer.ts', [folder, recoveryCode, 'row', '1000000']);
    let errors = '';
    child.stderr?.on('data', (chunk) => {
      errors += String(chunk);
    });
    const acknowledged: string[] = [];
    let replacing: Promise<{ copy: string | null }> | null = null;
    for await (const line of linesOf(child)) {
      acknowledged.push(line);
      if (acknowledged.length === 20) replacing = restore(folder, next.folder);
    }
    const copy = (await replacing)?.copy ?? '';
    expect(errors).toContain('vault-replaced');
    expect(await whichOf(folder, [next.by])).toEqual(['new']);
    const kept = new Set(
      (await openedCopy(folder, copy, { kind: 'recovery', code: recoveryCode })).read(settingKeys),
    );
    expect(acknowledged.filter((key) => !kept.has(key))).toEqual([]);
  });

  it('goes on when the replacement was undone', async () => {
    const next = await named('new');
    const { vault, folder } = await tempVault();
    vault.write((db) => putSetting(db, 'before', ''));
    const refusing = refusingRenames((to) => to === join(folder, 'vault.db'));
    expect(await codeOf(() => restore(folder, next.folder, refusing))).toBe('vault-busy');
    vault.write((db) => putSetting(db, 'after', ''));
    expect((await reopen(folder)).read(settingKeys)).toEqual(['after', 'before']);
  });
});

/** A system that keeps some files from being renamed once, as Windows does with those that somebody has open. */
function refusingRenames(refused: (to: string, from: string) => boolean): VaultPorts {
  const real = realPorts();
  let left = 1;
  const files: Files = {
    ...real.files,
    rename(from, to) {
      if (left > 0 && refused(to, from)) {
        left -= 1;
        return Promise.reject(new FileError('denied'));
      }
      return real.files.rename(from, to);
    },
  };
  return { ...real, files };
}

describe('a system that renames no open file', () => {
  it.each(['vault.db', 'vault.db-wal', 'vault.db-shm', 'vault.next/vault.db'])(
    'is busy at %s, and nothing is lost',
    async (name) => {
      const next = await named('new');
      const { vault, folder, recoveryCode } = await tempVault();
      vault.write((db) => putSetting(db, 'old', ''));
      const ports = refusingRenames((_to, from) => from === join(folder, name));
      expect(await codeOf(() => restore(folder, next.folder, ports))).toBe('vault-busy');
      expect(await listCopies(ports, folder)).toEqual([]);
      expect(await readdir(folder)).not.toContain('vault.next');
      vault.write((db) => putSetting(db, 'still', ''));
      vault.close();
      expect(await whichOf(folder, [{ kind: 'recovery', code: recoveryCode }, next.by])).toEqual([
        'old',
        'still',
      ]);
      await restore(folder, next.folder);
      expect(await whichOf(folder, [next.by])).toEqual(['new']);
    },
  );
});

it('a disk that fills up once it is decided stops nothing any more', async () => {
  const [old, next] = [await named('old'), await named('new')];
  const real = realPorts();
  let decided = false;
  const unlessFull =
    <A extends unknown[], R>(run: (...args: A) => Promise<R>) =>
    (...args: A): Promise<R> =>
      decided ? Promise.reject(new FileError('full')) : run(...args);
  const files: Files = {
    ...real.files,
    writeFlushed: unlessFull(real.files.writeFlushed),
    copy: unlessFull(real.files.copy),
    makeFolder: unlessFull(real.files.makeFolder),
    async rename(from, to) {
      await real.files.rename(from, to);
      if (to === join(old.folder, 'vault.next', 'vault.keys.json')) decided = true;
    },
  };
  await restore(old.folder, next.folder, { ...real, files });
  expect(decided).toBe(true);
  expect(await whichOf(old.folder, [old.by, next.by])).toEqual(['new']);
});

describe.each<KillStyle>(['before', 'torn'])('killed %s a call', (style) => {
  const outcomes = async (
    prepare: () => Promise<{ folder: string; from: string; ways: readonly WayIn[] }>,
  ) => {
    const seen = new Set<string>();
    const { folder, from, ways } = await prepare();
    for (let at = 1; ; at += 1) {
      const copy = await copyOf(folder);
      const real = realPorts();
      const killed = killedFiles(real.files, style);
      killed.arm(at);
      const finished = await unlessKilled(() => restore(copy, from, { ...real, files: killed.files }));
      const inspected = await inspectVault(real, copy);
      const { kind } = inspected;
      expect(['absent', 'present'], `call ${at}`).toContain(kind);
      const found = kind === 'absent' ? ['nothing'] : await whichOf(copy, ways);
      // What shows without a key is already what will open, before anybody cleaned up.
      expect(await inspectVault(real, copy), `call ${at}`).toEqual(inspected);
      expect(found, `call ${at}`).toHaveLength(1);
      seen.add(found[0] ?? '');
      // Whoever opened it cleaned up, and it can be done again.
      if (kind !== 'absent') {
        expect(await readdir(copy), `call ${at}`).not.toContain('vault.next');
        const copies = (await listCopies(real, copy)).length;
        expect(copies, `call ${at}`).toBe(found[0] === 'new' && seen.has('old') ? 1 : 0);
      }
      await restore(copy, from);
      expect(await whichOf(copy, ways), `call ${at}`).toEqual(['new']);
      const left = await readdir(join(copy, 'copies')).catch(() => []);
      expect(
        left.filter((name) => name.endsWith('.unfinished')),
        `call ${at}`,
      ).toEqual([]);
      if (finished) return [...seen].sort();
    }
  };

  it('replacing leaves the old vault or the new one', async () => {
    const [old, next] = [await named('old'), await named('new')];
    const ways = [old.by, next.by];
    expect(await outcomes(async () => ({ folder: old.folder, from: next.folder, ways }))).toEqual([
      'new',
      'old',
    ]);
  });

  it('replacing one that was not closed leaves its log with it', async () => {
    const next = await named('new');
    const { vault, folder, recoveryCode } = await tempVault();
    vault.write((db) => putSetting(db, 'old', ''));
    expect((await stat(join(folder, 'vault.db-wal'))).size).toBeGreaterThan(0);
    const ways: readonly WayIn[] = [{ kind: 'recovery', code: recoveryCode }, next.by];
    expect(await outcomes(async () => ({ folder, from: next.folder, ways }))).toEqual(['new', 'old']);
  });

  it('restoring into an empty folder leaves nothing or the vault', async () => {
    const next = await named('new');
    const folder = await tempFolder();
    const ways = [next.by];
    expect(await outcomes(async () => ({ folder, from: next.folder, ways }))).toEqual(['new', 'nothing']);
  });
});

describe('somebody who opens a vault while it is replaced', () => {
  /** Ports whose `nth` reading of the header is followed by `then`. */
  function afterReading(folder: string, then: () => Promise<unknown>): VaultPorts {
    const real = realPorts();
    let done = false;
    const files: Files = {
      ...real.files,
      async read(path, maxBytes) {
        const bytes = await real.files.read(path, maxBytes);
        if (!done && path === join(folder, 'vault.keys.json')) {
          done = true;
          await then();
        }
        return bytes;
      },
    };
    return { ...real, files };
  }

  it('gets the new one, and no word of damage', async () => {
    const { vault, folder } = await tempVault();
    vault.close();
    // The same password, so that it opens either.
    const next = await tempVault();
    next.vault.write((db) => putSetting(db, 'new', ''));
    next.vault.close();
    const ports = afterReading(folder, () => restore(folder, next.folder));
    expect((await reopen(folder, byPassword(), ports)).read(settingKeys)).toEqual(['new']);
  });

  it('gets the new one of the same key too, where nothing but the file tells them apart', async () => {
    const { vault, folder } = await tempVault();
    vault.close();
    const earlier = await copyOf(folder);
    const opened = await reopen(folder);
    opened.write((db) => putSetting(db, 'old', ''));
    opened.close();
    const ports = afterReading(folder, () => restore(folder, earlier));
    expect((await reopen(folder, byPassword(), ports)).read(settingKeys)).toEqual([]);
  });

  it('brings no pair up to date that was moved away meanwhile', async () => {
    const folder = join(await tempFolder(), 'vault');
    const options = { folder, password: Secret.of(PASSWORD), cost: KDF_FLOOR, actor: ACTOR };
    const first = migrations.slice(0, 1);
    (await createVaultAt(first, realPorts(), options)).vault.close();
    const next = await tempVault();
    next.vault.close();
    const real = realPorts();
    let copy: string | null = null;
    const acquire: VaultPorts['locks']['acquire'] = async (...args) => {
      // Somebody else had the lock just before.
      copy ??= (await restore(folder, next.folder)).copy;
      return real.locks.acquire(...args);
    };
    const opened = await reopen(folder, byPassword(), { ...real, locks: { acquire } });
    expect(opened.id).toBe(next.vault.id);
    const kept = join(folder, 'copies', copy ?? '');
    expect(await readdir(join(folder, 'copies'))).toEqual([copy]);
    const older = await openVaultAt(first, real, { folder: kept, by: byPassword(), actor: ACTOR });
    expect(older.schema).toBe(first[0]?.version);
    older.close();
  });

  it('settles one that was decided meanwhile and cut short', async () => {
    const [old, next] = [await named('old'), await named('new')];
    const ports = afterReading(old.folder, () => dieDecided(old.folder, next.folder));
    const opened = await reopen(old.folder, old.by, ports);
    expect(opened.read(settingKeys)).toEqual(['old']);
    expect(await readdir(old.folder)).not.toContain('vault.next');
  });

  it('is busy while another one is at it for too long', async () => {
    const [old, next] = [await named('old'), await named('new')];
    const real = realPorts();
    await dieDecided(old.folder, next.folder);
    expect(await readdir(join(old.folder, 'vault.next'))).toContain('vault.keys.json');
    const taken = { acquire: () => Promise.resolve(null) };
    expect(await codeOf(() => reopen(old.folder, old.by, { ...real, locks: taken }))).toBe('vault-busy');
    expect(await whichOf(old.folder, [old.by, next.by])).toEqual(['old']);
  });
});

/** A replacement that dies once the header of the new pair has its name, before any file of the old one is moved. */
async function dieDecided(folder: string, from: string): Promise<void> {
  const real = realPorts();
  const killed = killedFiles(real.files, 'before');
  const rename: Files['rename'] = async (source, target) => {
    await real.files.rename(source, target);
    killed.arm(1);
  };
  await unlessKilled(() => restore(folder, from, { ...real, files: { ...killed.files, rename } }));
}

describe('the copies of a vault', () => {
  it('are listed with what their names say, the latest first', async () => {
    const old = await named('old');
    const copies = join(old.folder, 'copies');
    const add = async (name: string) => {
      await reopenFolder(copies, name);
      await writeFile(join(copies, name, 'vault.db'), 'x'.repeat(10));
      await writeFile(join(copies, name, 'vault.keys.json'), 'y');
    };
    await add('before-restore-20010203T040506Z-unknown-0123abcd');
    await add('before-key-change-20020203T040506Z-30-0123abcd');
    await add(`version-10-before-${newest}-0123abcd`);
    await add('before-restore-20010203T040506Z-unknown-0123abcd.unfinished');
    await add('holiday pictures');
    expect(await listCopies(realPorts(), old.folder)).toMatchObject([
      { reason: 'migration', schema: 10, bytes: 11 },
      { reason: 'key-change', schema: 30, at: Date.UTC(2002, 1, 3, 4, 5, 6) },
      { reason: 'restore', schema: null, at: Date.UTC(2001, 1, 3, 4, 5, 6) },
    ]);
  });
});

async function reopenFolder(parent: string, name: string): Promise<void> {
  await realPorts().files.makeFolder(join(parent, name), 0o700);
}
