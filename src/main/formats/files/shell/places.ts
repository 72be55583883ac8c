import type { Around } from '../file-kind.ts';
import { folderOf, inHome, inNamed, pathsOf } from '../places.ts';

/** Where bash, zsh and other shells of their kind look when they start (their manuals, "INVOCATION", "STARTUP FILES"). */
export function shellProfiles(around: Around): readonly string[] {
  const home = [
    '.profile',
    '.bash_profile',
    '.bash_login',
    '.bashrc',
    '.bash_aliases',
    '.kshrc',
    '.mkshrc',
    '.envrc',
  ];
  const zsh = ['.zshenv', '.zprofile', '.zshrc', '.zlogin'];
  const folder = folderOf(around, 'ZDOTDIR');
  return distinct([
    ...home.map((name) => inHome(around, name)),
    ...zsh.map((name) => pathsOf(around).join(folder, name)),
    // `.zshenv` may be what sets ZDOTDIR.
    inHome(around, '.zshenv'),
    ...inNamed(around, 'BASH_ENV'),
    ...inNamed(around, 'ENV'),
  ]);
}

/** What fish reads when it starts: its own file, snippets of any name, and what `set -U` keeps (fish-shell.com/docs, "Configuration", "set"). */
export function fishProfiles(around: Around): readonly string[] {
  const { join } = pathsOf(around);
  const folder = join(folderOf(around, 'XDG_CONFIG_HOME', '.config'), 'fish');
  return ['config.fish', join('conf.d', '*.fish'), 'fish_variables'].map((name) => join(folder, name));
}

/** The current user's profiles of PowerShell 7 and Windows PowerShell (learn.microsoft.com, about_Profiles). */
export function powershellProfiles(around: Around): readonly string[] {
  const files = ['profile.ps1', 'Microsoft.PowerShell_profile.ps1'];
  if (around.platform !== 'win32') {
    const folder = folderOf(around, 'XDG_CONFIG_HOME', '.config');
    return files.map((name) => pathsOf(around).join(folder, 'powershell', name));
  }
  // OneDrive moves the folder of documents into its own.
  const homes = [around.home, ...inNamed(around, 'OneDrive')];
  return homes.flatMap((home) =>
    ['PowerShell', 'WindowsPowerShell'].flatMap((shell) =>
      files.map((name) => pathsOf(around).join(home, 'Documents', shell, name)),
    ),
  );
}

/** The histories of bash, zsh, ksh and fish; HISTFILE is seldom in the environment, and counts where it is. */
export function shellHistories(around: Around): readonly string[] {
  const zsh = folderOf(around, 'ZDOTDIR');
  const names = [
    '.bash_history',
    '.zsh_history',
    '.zhistory',
    '.histfile',
    '.sh_history',
    '.ksh_history',
    '.ash_history',
  ];
  return distinct([
    ...inNamed(around, 'HISTFILE'),
    ...names.map((name) => inHome(around, name)),
    pathsOf(around).join(zsh, '.zsh_history'),
    pathsOf(around).join(folderOf(around, 'XDG_DATA_HOME', '.local', 'share'), 'fish', 'fish_history'),
  ]);
}

/** What PSReadLine keeps (learn.microsoft.com, Set-PSReadLineOption, HistorySavePath). */
export function powershellHistories(around: Around): readonly string[] {
  const name = 'ConsoleHost_history.txt';
  if (around.platform !== 'win32') {
    const data = folderOf(around, 'XDG_DATA_HOME', '.local', 'share');
    return [pathsOf(around).join(data, 'powershell', 'PSReadLine', name)];
  }
  const data = folderOf(around, 'APPDATA', 'AppData', 'Roaming');
  return [pathsOf(around).join(data, 'Microsoft', 'Windows', 'PowerShell', 'PSReadLine', name)];
}

function distinct(paths: readonly string[]): readonly string[] {
  return [...new Set(paths)];
}
