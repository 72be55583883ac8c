import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { stateFolder } from './state-folder.ts';

/** Where the running app listens for other programs of the same person, for one vault. */
export interface BrokerPlace {
  /** Where the socket and the files of proof are, for this user alone; null for a named pipe. */
  readonly folder: string | null;
  /** The socket's path, or the pipe's name. */
  readonly path: string;
}

/** What fits into the address of a socket everywhere: 104 bytes on macOS, 108 on Linux, with the zero at its end (unix(4), unix(7)). */
const MOST_BYTES = 100;

/**
 * The same for the app and for whoever asks it, whatever name each has for the vault's folder. Where the usual place is too
 * long for a socket it is one that others might have made first: whoever uses it has to see that it is this user's own.
 */
export function brokerPlace(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  vaultFolder: string,
): BrokerPlace {
  const name = createHash('sha256')
    .update(realPath(resolve(vaultFolder)))
    .digest('hex')
    .slice(0, 16);
  if (platform === 'win32') return { folder: null, path: `\\\\.\\pipe\\keyturn-${name}` };
  const runtime = env.XDG_RUNTIME_DIR;
  const folders = [
    resolve(stateFolder(env, platform), 'broker'),
    ...(runtime?.startsWith('/') ? [join(runtime, 'keyturn')] : []),
    // Not the folder that TMPDIR names: it differs among the programs of one person, and may be as long as any.
    `/tmp/keyturn-${process.getuid?.() ?? 0}`,
  ];
  const fitting = folders.find((folder) => Buffer.byteLength(join(folder, name)) <= MOST_BYTES);
  const folder = fitting ?? folders[folders.length - 1] ?? '/tmp';
  return { folder, path: join(folder, name) };
}

/** Of a folder that may not be there yet: of the part that is. */
function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const above = dirname(path);
    return above === path ? path : join(realPath(above), basename(path));
  }
}
