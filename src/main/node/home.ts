import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The person's home folder, where tools keep their files. */
export function homeFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  return (platform === 'win32' ? env.USERPROFILE : env.HOME) || homedir();
}

/** Where this platform keeps an app's data for one user; the same place as Electron's `appData`. */
export function appDataFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  switch (platform) {
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support');
    case 'win32':
      return env.APPDATA || join(homedir(), 'AppData', 'Roaming');
    default:
      return env.XDG_CONFIG_HOME || join(homedir(), '.config');
  }
}

/** A vault's folder for a command line that is started without a word about it; null where it would open this one by itself. */
export function namedVault(folder: string, platform: NodeJS.Platform): string | null {
  const path = resolve(folder);
  return path === resolve(vaultFolder({}, platform)) ? null : path;
}

/** The folder of the vault that the app and the command line share, unless they are told another. */
export function vaultFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  return env.KEYTURN_HOME || join(appDataFolder(env, platform), 'Keyturn', 'vault');
}
