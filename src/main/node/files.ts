import { constants, type Dirent } from 'node:fs';
import {
  access,
  chmod,
  chown,
  copyFile,
  mkdir,
  open,
  readdir,
  realpath,
  rename,
  rm,
  stat,
  unlink,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FileError, type Files, type FolderEntry } from '../ports/files.ts';
import { fileError, systemCode } from './file-errors.ts';
import { classifyLocation } from './location.ts';
import { gatherLocation } from './location-facts.ts';

/** Every failure leaves as a FileError. */
async function guarded<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw fileError(error);
  }
}

async function unlessMissing<T>(run: () => Promise<T>): Promise<T | null> {
  try {
    return await run();
  } catch (error) {
    const failure = fileError(error);
    if (failure.failure === 'not-found') return null;
    throw failure;
  }
}

async function flush(path: string, flags: string): Promise<void> {
  const handle = await open(path, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function readBounded(path: string, maxBytes: number): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    if ((await handle.stat()).size > maxBytes) throw new FileError('other');
    const data = await handle.readFile();
    if (data.length > maxBytes) throw new FileError('other');
    return data;
  } finally {
    await handle.close();
  }
}

async function writeFlushed(path: string, data: Uint8Array, mode: number): Promise<void> {
  const handle = await open(path, 'w', mode);
  try {
    // The mode given to `open` is cut by the process's mask and ignored for a file that exists.
    await handle.chmod(mode);
    await handle.writeFile(data);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function overwriteFlushed(path: string, data: Uint8Array): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    for (let done = 0; done < data.length; ) {
      done += (await handle.write(data, done, data.length - done, done)).bytesWritten;
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
}

// Step by step, because Node's `recursive` never returns where a folder can be looked into and not made (`/proc`).
async function makeFolders(path: string, mode: number): Promise<void> {
  const there = await unlessMissing(() => stat(path));
  if (there?.isDirectory()) return;
  if (there === null && dirname(path) !== path) await makeFolders(dirname(path), mode);
  try {
    await mkdir(path, { mode });
  } catch (error) {
    // Somebody else made it in the meantime.
    if (systemCode(error) !== 'EEXIST' || !(await stat(path)).isDirectory()) throw error;
  }
}

/** The folder itself, or the nearest one above it that exists. */
async function nearestFolder(path: string): Promise<string> {
  for (let at = path; ; at = dirname(at)) {
    if ((await unlessMissing(() => stat(at))) !== null || dirname(at) === at) return at;
  }
}

async function canWriteIn(folder: string): Promise<boolean> {
  try {
    if (!(await stat(folder)).isDirectory()) return false;
    await access(folder, constants.W_OK | constants.X_OK);
    if (process.platform !== 'win32') return true;
    // Windows answers `access` from the read-only attribute alone, which folders do not heed.
    const trial = join(folder, `.keyturn-${process.pid}-${Date.now()}`);
    await (await open(trial, 'wx')).close();
    await unlink(trial);
    return true;
  } catch {
    return false;
  }
}

async function setGroup(path: string, like: string): Promise<void> {
  if (process.platform === 'win32') return;
  const [own, { gid }] = await Promise.all([stat(path), stat(like)]);
  if (own.gid !== gid) await chown(path, own.uid, gid);
}

function kindOf(entry: Dirent): FolderEntry['kind'] {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'other';
}

/** The real file system. */
export function createFiles(): Files {
  return {
    read: (path, maxBytes = Number.MAX_SAFE_INTEGER) => guarded(() => readBounded(path, maxBytes)),

    facts: (path) =>
      unlessMissing(async () => {
        const found = await stat(path, { bigint: true });
        return {
          size: Number(found.size),
          modifiedMs: Number(found.mtimeMs),
          identity: `${found.dev}:${found.ino}`,
          mode: process.platform === 'win32' ? 0 : Number(found.mode & 0o777n),
          own: process.getuid === undefined ? null : Number(found.uid) === process.getuid(),
          names: Number(found.nlink),
        };
      }),

    resolve: (path) =>
      unlessMissing(async () => {
        const real = await realpath(path);
        const found = await stat(real);
        return { path: real, kind: found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other' };
      }),

    writeFlushed: (path, data, mode) => guarded(() => writeFlushed(path, data, mode)),
    overwriteFlushed: (path, data) => guarded(() => overwriteFlushed(path, data)),
    flush: (path) => guarded(() => flush(path, 'r+')),
    rename: (from, to) => guarded(() => rename(from, to)),

    async flushFolder(path) {
      // Windows cannot open a folder for flushing; its file system journals names by itself.
      if (process.platform === 'win32') return;
      await guarded(() => flush(path, 'r'));
    },

    copy: (from, to) =>
      guarded(async () => {
        await copyFile(from, to);
        await flush(to, 'r+');
      }),

    async remove(path) {
      await unlessMissing(() => unlink(path));
    },

    async makeFolder(path, mode) {
      await guarded(() => makeFolders(path, mode));
    },

    removeFolder: (path) => guarded(() => rm(path, { recursive: true, force: true })),

    list: (path) => guarded(() => readdir(path)),
    entries: (path) =>
      guarded(async () =>
        (await readdir(path, { withFileTypes: true })).map((entry) => ({
          name: entry.name,
          kind: kindOf(entry),
        })),
      ),
    async setMode(path, mode) {
      if (process.platform !== 'win32') await guarded(() => chmod(path, mode));
    },
    setGroup: (path, like) => guarded(() => setGroup(path, like)),
    writable: (path) => guarded(async () => canWriteIn(await nearestFolder(path))),

    location: (path) =>
      guarded(async () => {
        const nearest = await nearestFolder(path);
        const real = await realpath(nearest).catch((error: unknown) => {
          if (systemCode(error) === 'EACCES') return nearest;
          throw error;
        });
        return classifyLocation(await gatherLocation(join(real, path.slice(nearest.length))));
      }),
  };
}
