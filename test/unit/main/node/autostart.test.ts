import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAutostart, programFile } from '../../../../src/main/node/autostart.ts';
import { createFiles } from '../../../../src/main/node/files.ts';
import { FileError, type Files } from '../../../../src/main/ports/files.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

let place: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  place = await temporaryFolder();
});
afterEach(() => place[Symbol.asyncDispose]());

const make = (program = '/opt/keyturn', files: Files = createFiles(), installed = true) =>
  createAutostart({
    ...{ files, configFolder: place.path, command: [program, '--hidden'] as const },
    ...{ name: 'Keyturn', comment: 'Reminds', installed },
  });
const folder = () => join(place.path, 'autostart');
const file = () => join(folder(), 'keyturn.desktop');

describe('starting with the session', () => {
  it('is on once it was set, and leaves nothing behind once it is off', async () => {
    const startup = make();
    expect(await startup.enabled()).toBe(false);
    await startup.set(true);
    expect(await startup.enabled()).toBe(true);
    expect(await readFile(file(), 'utf8')).toContain('"/opt/keyturn" "--hidden"');
    await startup.set(false);
    expect(await readdir(folder())).toEqual([]);
    await startup.set(false);
  });

  it('names the program where it lies now', async () => {
    await make('/old/Keyturn.AppImage').set(true);
    await make('/new/Keyturn.AppImage').repair();
    expect(await readFile(file(), 'utf8')).toContain('"/new/Keyturn.AppImage"');
  });

  it('of an installed app is not led to one that a developer runs', async () => {
    await make('/opt/keyturn').set(true);
    await make('/src/electron', createFiles(), false).repair();
    expect(await readFile(file(), 'utf8')).toContain('"/opt/keyturn"');
  });

  it('repairs nothing that is off, and makes nothing', async () => {
    await make().repair();
    await expect(readdir(folder())).rejects.toThrow('ENOENT');
    await make('/old').set(true);
    const off = `${await readFile(file(), 'utf8')}Hidden=true\n`;
    await writeFile(file(), off);
    await make('/new').repair();
    expect(await readFile(file(), 'utf8')).toBe(off);
  });

  it('leaves an entry alone that somebody else made', async () => {
    await mkdir(folder());
    await writeFile(file(), '[Desktop Entry]\nExec=/usr/bin/other\n');
    const startup = make();
    expect(await startup.enabled()).toBe(false);
    for (const wish of [true, false])
      await expect(startup.set(wish)).rejects.toMatchObject({
        code: 'startup-not-ours',
        params: { file: file() },
      });
    await startup.repair();
    expect(await readFile(file(), 'utf8')).toContain('/usr/bin/other');
  });

  it.each([
    ['denied', { code: 'folder-not-writable' }],
    ['full', { code: 'disk-full' }],
  ] as const)('says what is wrong where the folder is %s', async (failure, expected) => {
    const files: Files = {
      ...createFiles(),
      writeFlushed: async () => {
        throw new FileError(failure);
      },
    };
    await expect(make('/opt/keyturn', files).set(true)).rejects.toMatchObject(expected);
    await make('/opt/keyturn', files).repair();
    expect(await readdir(folder())).toEqual([]);
  });

  it('is not offered for a path that no entry can hold', () => {
    expect(make('/a=b/keyturn').supported()).toBe(false);
  });
});

describe('the file that starts this program again', () => {
  const APPIMAGE = '/home/a/Other.AppImage';

  it.each([
    ['/opt/Keyturn/keyturn-app', {}, '/opt/Keyturn/keyturn-app'],
    ['/tmp/.mount_K/keyturn-app', { APPIMAGE, APPDIR: '/tmp/.mount_K' }, APPIMAGE],
    // Started from a program that came as an AppImage, such as a terminal.
    ['/opt/Keyturn/keyturn-app', { APPIMAGE, APPDIR: '/tmp/.mount_O' }, '/opt/Keyturn/keyturn-app'],
    ['/tmp/.mount_OK/keyturn-app', { APPIMAGE, APPDIR: '/tmp/.mount_O' }, '/tmp/.mount_OK/keyturn-app'],
    ['/opt/Keyturn/keyturn-app', { APPIMAGE }, '/opt/Keyturn/keyturn-app'],
  ])('of %s with %j is %s', (execPath, env, file) => {
    expect(programFile(execPath, env)).toBe(file);
  });
});
