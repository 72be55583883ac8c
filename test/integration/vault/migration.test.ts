import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Migration, migrations } from '../../../src/main/vault/db/migrations/index.ts';
import { openVaultAt } from '../../../src/main/vault/open.ts';
import { ACTOR, realPorts } from '../../support/vault/ports.ts';
import { putSetting, settingKeys } from '../../support/vault/rows.ts';
import { byPassword, codeOf, reopen, tempVault } from '../../support/vault/temp.ts';

const newest = migrations.at(-1)?.version ?? 0;
const step = (version: number, sql: string): Migration => ({ version, sql });
const FIRST = step(newest + 10, `CREATE TABLE first (a TEXT); INSERT INTO settings VALUES ('first', '');`);
const SECOND = step(newest + 20, `CREATE TABLE second (a TEXT); INSERT INTO settings VALUES ('second', '');`);
const BROKEN = step(newest + 20, `CREATE TABLE second (a TEXT); INSERT INTO nowhere VALUES (1);`);

const openAt = (known: readonly Migration[], folder: string) =>
  openVaultAt(known, realPorts(), { folder, actor: ACTOR, by: byPassword() });

async function closedVault() {
  const { vault, folder } = await tempVault();
  vault.write((db) => putSetting(db, 'mine', 'x'));
  vault.close();
  return folder;
}

describe('a vault of an earlier program', () => {
  it('is brought up to date, with a copy from before each step that opens by itself', async () => {
    const folder = await closedVault();
    const vault = await openAt([...migrations, FIRST, SECOND], folder);
    expect(vault.read(settingKeys)).toEqual(['first', 'mine', 'second']);
    vault.close();

    const copies = (await readdir(join(folder, 'copies'))).sort((a, b) =>
      a.localeCompare(b, 'en', { numeric: true }),
    );
    expect(copies).toHaveLength(2);
    expect(copies[0]).toMatch(new RegExp(`^version-${newest}-before-${FIRST.version}-[0-9a-f]{8}$`));
    const inCopy = async (known: readonly Migration[], name = '') => {
      const path = join(folder, 'copies', name);
      for (const file of await readdir(path)) expect((await stat(join(path, file))).mode & 0o777).toBe(0o600);
      expect((await readFile(join(path, 'vault.db'))).includes('SQLite format')).toBe(false);
      const opened = await openAt(known, path);
      const keys = opened.read(settingKeys);
      opened.close();
      return keys;
    };
    expect(await inCopy(migrations, copies[0])).toEqual(['mine']);
    expect(await inCopy([...migrations, FIRST], copies[1])).toEqual(['first', 'mine']);
  });

  it('stays at the last whole step when one fails', async () => {
    const folder = await closedVault();
    await expect(openAt([...migrations, FIRST, BROKEN], folder)).rejects.toThrow(/nowhere/);
    const vault = await openAt([...migrations, FIRST], folder);
    expect(vault.read(settingKeys)).toEqual(['first', 'mine']);
    const tables = vault.read((db) => db.all(`SELECT name FROM sqlite_schema WHERE name = 'second'`));
    expect(tables).toEqual([]);
  });

  it('is brought up to date once when two open it at the same time', async () => {
    const folder = await closedVault();
    const known = [...migrations, FIRST, SECOND];
    const opened = await Promise.all([openAt(known, folder), openAt(known, folder), openAt(known, folder)]);
    for (const vault of opened) {
      expect(vault.read(settingKeys)).toEqual(['first', 'mine', 'second']);
      vault.close();
    }
    expect(await readdir(join(folder, 'copies'))).toHaveLength(2);
  });

  it('is newer for the program that it came from', async () => {
    const folder = await closedVault();
    (await openAt([...migrations, FIRST], folder)).close();
    expect(await codeOf(() => reopen(folder))).toBe('vault-newer');
  });
});
