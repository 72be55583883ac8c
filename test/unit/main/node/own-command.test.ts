import { join } from 'node:path';
import { expect, it } from 'vitest';
import { namedVault, vaultFolder } from '../../../../src/main/node/home.ts';
import { ownCommand } from '../../../../src/main/node/own-command.ts';

const plain = { execPath: '/bin/node', argv: ['/bin/node', '/src/cli.js', 'list'], env: {}, electron: null };
const electron = { ...plain, execPath: '/opt/Keyturn/keyturn', electron: { packaged: true } };

it('names the installed program, and what was unpacked from an AppImage by the file that stays', () => {
  expect(ownCommand(electron, '/opt/Keyturn/resources/app.asar', null)).toEqual([
    '/opt/Keyturn/keyturn',
    'cli',
  ]);
  const env = { APPIMAGE: '/home/a/Keyturn.AppImage', APPDIR: '/opt/Keyturn' };
  expect(ownCommand({ ...electron, env }, null, null)).toEqual(['/home/a/Keyturn.AppImage', 'cli']);
});

it('names the folder of an app that is not installed', () => {
  const unpacked = { ...electron, electron: { packaged: false } };
  expect(ownCommand(unpacked, '/work', null)).toEqual(['/opt/Keyturn/keyturn', '/work', 'cli']);
  expect(ownCommand(plain, '/work', null)).toEqual(['/bin/node', '/work/out/main/cli.js']);
});

it('names the script of a command line that runs by itself', () => {
  expect(ownCommand(plain, null, null)).toEqual(['/bin/node', '/src/cli.js']);
});

it('names the vault where a tool, which has another environment, would open another one', () => {
  expect(ownCommand(electron, null, '/vaults/b c')).toEqual([
    ...['/opt/Keyturn/keyturn', 'cli', '--vault', '/vaults/b c'],
  ]);
  const usual = vaultFolder({}, process.platform);
  expect(namedVault(usual, process.platform)).toBeNull();
  expect(namedVault(join(usual, '.'), process.platform)).toBeNull();
  const env = { KEYTURN_HOME: '/vaults/b' };
  expect(namedVault(vaultFolder(env, process.platform), process.platform)).toBe('/vaults/b');
});
