import { posix, win32 } from 'node:path';
import type { Around } from '../file-kind.ts';

/** Joins a path as the computer in question writes it. */
export function joined({ platform }: Around, ...parts: readonly string[]): string {
  return (platform === 'win32' ? win32 : posix).join(...parts);
}

/** The folder that a variable names where it is an absolute path, else one in the home folder. */
export function folderOf(around: Around, variable: string, ...otherwise: readonly string[]): string {
  const named = around.env[variable];
  return named !== undefined && isAbsolute(around, named) ? named : joined(around, around.home, ...otherwise);
}

/** The file that a variable names, where it is an absolute path. */
export function fileNamedBy(around: Around, variable: string): readonly string[] {
  const named = around.env[variable];
  return named !== undefined && isAbsolute(around, named) ? [named] : [];
}

function isAbsolute({ platform }: Around, path: string): boolean {
  return (platform === 'win32' ? win32 : posix).isAbsolute(path);
}

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
    ...home.map((name) => joined(around, around.home, name)),
    ...zsh.map((name) => joined(around, folder, name)),
    // `.zshenv` may be what sets ZDOTDIR.
    joined(around, around.home, '.zshenv'),
    ...fileNamedBy(around, 'BASH_ENV'),
    ...fileNamedBy(around, 'ENV'),
  ]);
}

/** fish's own file; snippets beside it have any name (fish-shell.com/docs, "Configuration"). */
export function fishProfiles(around: Around): readonly string[] {
  return [joined(around, folderOf(around, 'XDG_CONFIG_HOME', '.config'), 'fish', 'config.fish')];
}

/** The current user's profiles of PowerShell 7 and Windows PowerShell (learn.microsoft.com, about_Profiles). */
export function powershellProfiles(around: Around): readonly string[] {
  const files = ['profile.ps1', 'Microsoft.PowerShell_profile.ps1'];
  if (around.platform !== 'win32') {
    const folder = folderOf(around, 'XDG_CONFIG_HOME', '.config');
    return files.map((name) => joined(around, folder, 'powershell', name));
  }
  const { OneDrive } = around.env;
  // OneDrive moves the folder of documents into its own.
  const homes = [around.home, ...(OneDrive !== undefined && isAbsolute(around, OneDrive) ? [OneDrive] : [])];
  return homes.flatMap((home) =>
    ['PowerShell', 'WindowsPowerShell'].flatMap((shell) =>
      files.map((name) => joined(around, home, 'Documents', shell, name)),
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
    ...fileNamedBy(around, 'HISTFILE'),
    ...names.map((name) => joined(around, around.home, name)),
    joined(around, zsh, '.zsh_history'),
    joined(around, folderOf(around, 'XDG_DATA_HOME', '.local', 'share'), 'fish', 'fish_history'),
  ]);
}

/** What PSReadLine keeps (learn.microsoft.com, Set-PSReadLineOption, HistorySavePath). */
export function powershellHistories(around: Around): readonly string[] {
  const name = 'ConsoleHost_history.txt';
  if (around.platform !== 'win32') {
    const data = folderOf(around, 'XDG_DATA_HOME', '.local', 'share');
    return [joined(around, data, 'powershell', 'PSReadLine', name)];
  }
  const data = folderOf(around, 'APPDATA', 'AppData', 'Roaming');
  return [joined(around, data, 'Microsoft', 'Windows', 'PowerShell', 'PSReadLine', name)];
}

function distinct(paths: readonly string[]): readonly string[] {
  return [...new Set(paths)];
}
