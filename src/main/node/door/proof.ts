import { open, readdir, readFile, readlink, realpath, stat, unlink } from 'node:fs/promises';
import { startOf } from '../callers/linux.ts';

/** More open files than any client has; a process with more proves nothing. */
const MOST_FILES = 4096;
const CLOSE_ON_EXEC = 0o2000000;

/** A file of one connection: whoever holds it open is whoever speaks there. */
export interface Proof {
  readonly path: string;
  /**
   * Runs the question about a process that holds the file the whole time. Null for one that does not, or that came to it as
   * to an inheritance: a program could else start another with the file open, and speak in its name.
   */
  holding<T>(pid: number, run: () => Promise<T>): Promise<T | null>;
  remove(): Promise<void>;
}

/** Makes an empty file for this user alone at a path where there is none. */
export async function createProof(path: string, proc = '/proc'): Promise<Proof> {
  const file = await open(path, 'wx', 0o600);
  const { dev, ino } = await file.stat({ bigint: true });
  await file.close();
  // As the system calls it, whatever links lead there.
  const name = await realpath(path);

  const holds = async (pid: number): Promise<boolean> => {
    const at = `${proc}/${pid}`;
    const numbers = (await readdir(`${at}/fd`)).slice(0, MOST_FILES);
    for (const number of numbers) {
      // One that was closed meanwhile is none. By its name first: some files cannot be asked about without a long wait.
      if ((await readlink(`${at}/fd/${number}`).catch(() => null)) !== name) continue;
      const found = await stat(`${at}/fd/${number}`, { bigint: true }).catch(() => null);
      if (found === null || found.dev !== dev || found.ino !== ino) continue;
      const flags = /^flags:\s*([0-7]+)/m.exec(await readFile(`${at}/fdinfo/${number}`, 'utf8'))?.[1];
      if (flags !== undefined && (Number.parseInt(flags, 8) & CLOSE_ON_EXEC) !== 0) return true;
    }
    return false;
  };

  return {
    path,
    async holding(pid, run) {
      try {
        const started = await startOf(pid, proc);
        if (started === null || !(await holds(pid))) return null;
        const result = await run();
        // Still the same, so that what was asked about meanwhile was not another with its number.
        return (await holds(pid)) && (await startOf(pid, proc)) === started ? result : null;
      } catch {
        return null;
      }
    },
    remove: () => unlink(path).catch(() => undefined),
  };
}
