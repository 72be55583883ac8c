import { chmod, mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFiles } from '../../../../src/main/node/files.ts';
import { FileError } from '../../../../src/main/ports/files.ts';
import { tempFolder } from '../../../support/vault/temp.ts';

const files = createFiles();

async function failureOf(run: Promise<unknown>): Promise<string> {
  try {
    await run;
    return 'none';
  } catch (error) {
    if (error instanceof FileError) {
      expect(error.message).not.toContain('/');
      return error.failure;
    }
    throw error;
  }
}

describe('writing', () => {
  it('replaces what was there, under the mode that was asked for', async () => {
    const path = join(await tempFolder(), 'a');
    await writeFile(path, 'something longer');
    await chmod(path, 0o644);
    await files.writeFlushed(path, Buffer.from('new'), 0o600);
    expect(await readFile(path, 'utf8')).toBe('new');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('writes over the beginning of a file and leaves its rest and its place on the disk', async () => {
    const path = join(await tempFolder(), 'a');
    await writeFile(path, 'something longer');
    const before = await stat(path);
    await files.overwriteFlushed(path, Buffer.from('SOME'));
    expect(await readFile(path, 'utf8')).toBe('SOMEthing longer');
    expect((await stat(path)).ino).toBe(before.ino);
    expect(await failureOf(files.overwriteFlushed(`${path}-gone`, Buffer.from('x')))).toBe('not-found');
  });

  it('renames over, copies, flushes, lists and removes', async () => {
    const folder = await tempFolder();
    const at = (name: string) => join(folder, name);
    await files.writeFlushed(at('a'), Buffer.from('a'), 0o600);
    await files.writeFlushed(at('b'), Buffer.from('b'), 0o600);
    await files.rename(at('a'), at('b'));
    await files.copy(at('b'), at('c'));
    await files.flush(at('c'));
    await files.flushFolder(folder);
    expect([...(await files.list(folder))].sort()).toEqual(['b', 'c']);
    expect(await readFile(at('c'), 'utf8')).toBe('a');
    await files.remove(at('c'));
    await files.remove(at('c'));
    expect(await files.list(folder)).toEqual(['b']);
  });

  it('makes folders within folders, for their owner', async () => {
    const inner = join(await tempFolder(), 'one', 'two');
    await files.makeFolder(inner, 0o700);
    await files.makeFolder(inner, 0o700);
    expect((await stat(inner)).mode & 0o777).toBe(0o700);
  });
});

describe('reading', () => {
  it('keeps to the limit', async () => {
    const path = join(await tempFolder(), 'a');
    await writeFile(path, '12345');
    expect((await files.read(path)).toString()).toBe('12345');
    expect((await files.read(path, 5)).toString()).toBe('12345');
    expect(await failureOf(files.read(path, 4))).toBe('other');
    // Its size is 0 until it is read.
    expect(await failureOf(files.read('/proc/self/maps', 10))).toBe('other');
  });

  it('tells a file by more than its name', async () => {
    const folder = await tempFolder();
    const path = join(folder, 'a');
    await files.writeFlushed(path, Buffer.from('123'), 0o640);
    const before = await files.facts(path);
    expect(before).toMatchObject({ size: 3, mode: 0o640 });
    expect(before?.modifiedMs).toBe(Math.floor((await stat(path)).mtimeMs));
    await files.writeFlushed(join(folder, 'b'), Buffer.from('123'), 0o640);
    await files.rename(join(folder, 'b'), path);
    expect((await files.facts(path))?.identity).not.toBe(before?.identity);
    expect(await files.facts(join(folder, 'none'))).toBeNull();
    expect(await files.facts(join(path, 'below a file'))).toBeNull();
  });

  it('follows links to what is there', async () => {
    const folder = await tempFolder();
    const at = (name: string) => join(folder, name);
    await writeFile(at('real'), '');
    await symlink(at('real'), at('link'));
    await symlink(at('nothing'), at('dangling'));
    expect(await files.resolve(at('link'))).toEqual({ path: at('real'), kind: 'file' });
    expect((await files.resolve(folder))?.kind).toBe('folder');
    expect((await files.resolve('/dev/null'))?.kind).toBe('other');
    expect(await files.resolve(at('dangling'))).toBeNull();
  });
});

it('names failures without the path', async () => {
  const folder = await tempFolder();
  const none = join(folder, 'none');
  expect(await failureOf(files.read(none))).toBe('not-found');
  expect(await failureOf(files.rename(none, join(folder, 'b')))).toBe('not-found');
  expect(await failureOf(files.writeFlushed(join(none, 'a'), Buffer.alloc(0), 0o600))).toBe('not-found');
  await writeFile(join(folder, 'file'), '');
  expect(await failureOf(files.makeFolder(join(folder, 'file'), 0o700))).toBe('exists');
  expect(await failureOf(files.read(folder))).toBe('other');
  expect(await failureOf(files.writeFlushed('/dev/full', Buffer.from('x'), 0o666))).toBe('full');
});

describe('a folder', () => {
  it('is writable where it, or what will hold it, is', async () => {
    const folder = await tempFolder();
    await writeFile(join(folder, 'file'), '');
    expect(await files.writable(folder)).toBe(true);
    expect(await files.writable(join(folder, 'one', 'two'))).toBe(true);
    expect(await files.writable(join(folder, 'file'))).toBe(false);
  });

  it('lies where its links lead, made or not', async () => {
    const folder = await tempFolder();
    const synced = join(folder, 'Dropbox');
    await mkdir(synced);
    await symlink(synced, join(folder, 'innocent'));
    expect(await files.location(folder)).toBe('local');
    expect(await files.location(join(folder, 'not', 'there', 'yet'))).toBe('local');
    expect(await files.location(join(folder, 'innocent', 'vault'))).toBe('synced');
    expect(await files.location(join(folder, 'OneDrive - 公司', 'vault'))).toBe('synced');
    await writeFile(join(folder, '.dropbox'), '');
    expect(await files.location(join(folder, 'not', 'there'))).toBe('synced');
  });
});
