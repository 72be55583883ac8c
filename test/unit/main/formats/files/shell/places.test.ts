import { describe, expect, it } from 'vitest';
import type { Around } from '../../../../../../src/main/formats/files/file-kind.ts';
import { fileKindOf } from '../../../../../../src/main/formats/files/index.ts';
import type { FileKind } from '../../../../../../src/shared/model/consumer.ts';

const linux: Around = { platform: 'linux', home: '/home/li', env: {} };
const windows: Around = {
  ...{ platform: 'win32', home: 'C:\\Users\\li' },
  env: { APPDATA: 'C:\\Users\\li\\AppData\\Roaming', OneDrive: 'C:\\Users\\li\\OneDrive' },
};
const placesOf = (file: FileKind, around: Around) => fileKindOf(file).places(around);

describe('files are looked for', () => {
  it('where shells look, and where the environment says', () => {
    expect(placesOf('shell-profile', linux)).toEqual(
      expect.arrayContaining(['/home/li/.bashrc', '/home/li/.profile', '/home/li/.zshrc']),
    );
    const zsh = { ...linux, env: { ZDOTDIR: '/home/li/zsh', HISTFILE: '/home/li/h', BASH_ENV: 'relative' } };
    expect(placesOf('shell-profile', zsh)).toContain('/home/li/zsh/.zshrc');
    expect(placesOf('shell-profile', zsh)).toContain('/home/li/.zshenv');
    expect(placesOf('shell-profile', zsh).filter((path) => path.includes('relative'))).toEqual([]);
    expect(placesOf('shell-history', zsh)[0]).toBe('/home/li/h');
    expect(placesOf('shell-history', linux)).toContain('/home/li/.local/share/fish/fish_history');
    expect(placesOf('fish', { ...linux, env: { XDG_CONFIG_HOME: '/c' } })).toEqual([
      '/c/fish/config.fish',
      '/c/fish/conf.d/*.fish',
      '/c/fish/fish_variables',
    ]);
  });

  it('in the folders of Windows by its own rules', () => {
    expect(placesOf('powershell', windows)).toContain(
      'C:\\Users\\li\\OneDrive\\Documents\\PowerShell\\Microsoft.PowerShell_profile.ps1',
    );
    expect(placesOf('powershell', linux)).toContain('/home/li/.config/powershell/profile.ps1');
    expect(placesOf('powershell-history', windows)).toEqual([
      'C:\\Users\\li\\AppData\\Roaming\\Microsoft\\Windows\\PowerShell\\PSReadLine\\ConsoleHost_history.txt',
    ]);
  });

  it.each<FileKind>(['dotenv', 'shell-profile', 'shell-history'])('at no place twice: %s', (file) => {
    const places = placesOf(file, linux);
    expect(new Set(places).size).toBe(places.length);
  });
});

describe('in a chosen folder', () => {
  it.each<[FileKind, string, boolean]>([
    ['dotenv', '.env', true],
    ['dotenv', '.env.local', true],
    ['dotenv', 'docker.env', true],
    ['dotenv', 'environment.ts', false],
    ['shell-profile', 'admin-openrc', true],
    ['shell-profile', '.bashrc', true],
    ['shell-profile', 'deploy.sh', true],
    ['shell-profile', 'readme.md', false],
    ['powershell', 'profile.ps1', true],
    ['cmd', 'deploy.bat', true],
    ['fish', 'config.fish', true],
    ['fish', 'fish_variables', true],
    ['shell-history', '.zsh_history', true],
    ['powershell-history', 'consolehost_history.txt', true],
  ])('%s is told by the name %s: %s', (file, name, is) => {
    expect(fileKindOf(file).named?.test(name)).toBe(is);
  });

  it('a script counts only where it holds a key', () => {
    const { fits } = fileKindOf('shell-profile');
    const rc = [
      'export OS_AUTH_URL=https://pods.example.com:30500/v3',
      'export OS_ACCESS_KEY=0123456789abcdef0123456789abcdef',
      'export OS_SECRET_KEY=fedcba9876543210fedcba9876543210',
    ].join('\n');
    expect(fits?.(rc)).toBe(true);
    expect(fits?.('export OS_USERNAME=sysadmin\nexport OS_PASSWORD=hunter2Hunter2')).toBe(false);
    expect(fits?.('echo hello')).toBe(false);
  });
});
