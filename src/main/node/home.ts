import { homedir } from 'node:os';
import { join } from 'node:path';

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

/** The folder of the vault that the app and the command line share, unless they are told another. */
export function vaultFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  return env.KEYTURN_HOME || join(appDataFolder(env, platform), 'Keyturn', 'vault');
}

/**
 * Where whoever manages this computer puts the rules for everybody who uses it. Nothing of the environment decides it:
 * the people whom the rules are for could change that.
 */
export function policyFile(platform: NodeJS.Platform): string {
  switch (platform) {
    case 'darwin':
      return '/Library/Application Support/Keyturn/policy.json';
    case 'win32':
      return 'C:\\ProgramData\\Keyturn\\policy.json';
    default:
      return '/etc/keyturn/policy.json';
  }
}
