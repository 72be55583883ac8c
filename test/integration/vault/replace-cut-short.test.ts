import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileError, type Files } from '../../../src/main/ports/files.ts';
import { createVaultAt } from '../../../src/main/vault/create.ts';
import { migrations } from '../../../src/main/vault/db/migrations/index.ts';
import {
  inspectVault,
  KDF_FLOOR,
  listCopies,
  Secret,
  type VaultPorts,
  type WayIn,
} from '../../../src/main/vault/index.ts';
import { openVaultAt } from '../../../src/main/vault/open.ts';
import { type KillStyle, killedFiles, unlessKilled } from '../../support/vault/killed-files.ts';
import { ACTOR, realPorts } from '../../support/vault/ports.ts';
import { named, refusingRenames, restore, whichOf } from '../../support/vault/replacing.ts';
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
