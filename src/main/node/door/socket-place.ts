import { randomBytes } from 'node:crypto';
import { chmod, link, lstat, mkdir, readdir, rename, unlink } from 'node:fs/promises';
import { connect, type Server } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { systemCode } from '../file-errors.ts';

const OTHERS = 0o077;
const OTHERS_WRITE = 0o022;
const STICKY = 0o1000;

/** Makes the folder if there is none. Throws where others could come in, or put another in its place. */
export async function ownFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const [found, above] = await Promise.all([lstat(folder), lstat(dirname(folder))]);
  const uid = process.getuid?.() ?? found.uid;
  if (!found.isDirectory() || found.uid !== uid || (found.mode & OTHERS) !== 0)
    throw new Error('Not our own');
  // Root makes the folders that people have theirs in.
  const kept = above.uid === uid || above.uid === 0;
  if (!kept || ((above.mode & OTHERS_WRITE) !== 0 && (above.mode & STICKY) === 0))
    throw new Error('Not guarded');
}

/** Whether somebody answers at a socket; false for one that is left of an app that died. */
const isAnswered = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = connect(path);
    probe.once('connect', () => {
      probe.destroy();
      resolve(true);
    });
    probe.once('error', (error) => resolve(systemCode(error) !== 'ECONNREFUSED'));
  });

const identityOf = async (path: string): Promise<string | null> => {
  const found = await lstat(path, { bigint: true }).catch(() => null);
  return found === null ? null : `${found.dev}:${found.ino}`;
};

const listens = (server: Server, path: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      server.off('error', reject);
      resolve();
    });
  });

/** As long as the name itself: there may be no room for more. */
const besides = (path: string): string =>
  join(dirname(path), randomBytes(8).toString('hex').slice(0, basename(path).length));

/**
 * Takes a socket away behind which nobody is. Of several apps that find one left one gets hold of it; what the others get
 * hold of is no longer what they found, and goes back. Throws where somebody answers.
 */
async function takeAway(path: string): Promise<void> {
  const left = await identityOf(path);
  if (left === null) return;
  if (await isAnswered(path)) throw new Error('Somebody else answers');
  const aside = besides(path);
  try {
    await rename(path, aside);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return;
    throw error;
  }
  if ((await identityOf(aside)) !== left) await link(aside, path).catch(() => undefined);
  await unlink(aside);
}

/**
 * Listens at a path in a folder that is this user's alone. It comes there under its name when it listens already, so that
 * nobody finds it half made, and the end takes away what is still its own. Throws where another app is there, also one that
 * came at the same time.
 */
export async function listenAt(server: Server, path: string): Promise<() => Promise<void>> {
  const made = besides(path);
  // First, while what was left is still there: a file may else get the number of one that went.
  await listens(server, made);
  try {
    await chmod(made, 0o600);
    const own = await identityOf(made);
    await takeAway(path);
    // Never over another.
    await link(made, path);
    await unlink(made);
    return async () => {
      if ((await identityOf(path)) === own) await unlink(path).catch(() => undefined);
    };
  } catch (error) {
    // It takes its name away with it.
    await new Promise<void>((resolve) => server.close(() => resolve()));
    throw error;
  }
}

/** As `listenAt`, for a pipe, which has no file and goes with its owner. */
export async function listenOn(server: Server, name: string): Promise<() => Promise<void>> {
  await listens(server, name);
  return async () => undefined;
}

/** Takes away the files of proof that an app left that died. */
export async function sweep(folder: string, prefix: string): Promise<void> {
  const names = await readdir(folder);
  const left = names.filter((name) => name.startsWith(prefix));
  await Promise.all(left.map((name) => unlink(join(folder, name)).catch(() => undefined)));
}
