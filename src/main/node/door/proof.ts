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

  /** Whether the file is open under this number, for that process alone. */
  const isOpenAs = async (pid: number, number: string): Promise<boolean> => {
    const at = `${proc}/${pid}`;
    // By its name first: some files cannot be asked about without a long wait.
    if ((await readlink(`${at}/fd/${number}`).catch(() => null)) !== name) return false;
    const found = await stat(`${at}/fd/${number}`, { bigint: true }).catch(() => null);
    if (found === null || found.dev !== dev || found.ino !== ino) return false;
    const flags = /^flags:\s*([0-7]+)/m.exec(await readFile(`${at}/fdinfo/${number}`, 'utf8'))?.[1];
    return flags !== undefined && (Number.parseInt(flags, 8) & CLOSE_ON_EXEC) !== 0;
  };

  /** Under which number a process holds it. */
  const find = async (pid: number): Promise<string | null> => {
    const numbers = (await readdir(`${proc}/${pid}/fd`)).slice(0, MOST_FILES);
    // It was opened a moment ago, so that it is among the last.
    for (const number of numbers.reverse()) if (await isOpenAs(pid, number)) return number;
    return null;
  };

  return {
    path,
    async holding(pid, run) {
      try {
        const [started, number] = await Promise.all([startOf(pid, proc), find(pid)]);
        if (started === null || number === null) return null;
        const result = await run();
        // Still the same, so that what was asked about meanwhile was not another with its number.
        const [still, now] = await Promise.all([isOpenAs(pid, number), startOf(pid, proc)]);
        return still && now === started ? result : null;
      } catch {
        return null;
      }
    },
    remove: () => unlink(path).catch(() => undefined),
  };
}
