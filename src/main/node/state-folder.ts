import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where this platform keeps what an app remembers of one device: beside no vault, so that putting back an older copy of
 * a vault's folder leaves it as it is. `KEYTURN_STATE` names another folder.
 */
export function stateFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (env.KEYTURN_STATE) return env.KEYTURN_STATE;
  switch (platform) {
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', 'Keyturn', 'state');
    case 'win32':
      return join(env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local'), 'Keyturn', 'state');
    default:
      return join(env.XDG_STATE_HOME || join(homedir(), '.local', 'state'), 'keyturn');
  }
}
