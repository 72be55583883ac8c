import { expect, it } from 'vitest';
import { otherVaultFolder, vaultFolder } from '../../../../src/main/node/home.ts';
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
  expect(ownCommand(unpacked, '/srv/keyturn', null)).toEqual(['/opt/Keyturn/keyturn', '/srv/keyturn', 'cli']);
  expect(ownCommand(plain, '/srv/keyturn', null)).toEqual(['/bin/node', '/srv/keyturn/out/main/cli.js']);
});

it('names the script of a command line that runs by itself', () => {
  expect(ownCommand(plain, null, null)).toEqual(['/bin/node', '/src/cli.js']);
});

it('names the vault that is not found without being named', () => {
  const env = { HOME: '/home/a', XDG_CONFIG_HOME: '/home/a/.config' };
  const usual = vaultFolder(env, 'linux');
  expect(otherVaultFolder(usual, { ...env, KEYTURN_HOME: usual }, 'linux')).toBeNull();
  const other = otherVaultFolder('/mnt/my vault', { ...env, KEYTURN_HOME: '/mnt/my vault' }, 'linux');
  expect(ownCommand(plain, '/srv/keyturn', other)).toEqual([
    ...['/bin/node', '/srv/keyturn/out/main/cli.js', '--vault', '/mnt/my vault'],
  ]);
});
