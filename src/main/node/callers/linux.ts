import { readFile, readlink, stat } from 'node:fs/promises';
import { MOST_ANCESTORS, type SeenProcess } from './process.ts';

/** A command line is read as far as a person would look at it. */
const MOST_ARGUMENTS = 64;

/** The line of a process by what the kernel has of it in /proc, no further than to the last that `isLast` wants. */
export async function lineOnLinux(
  pid: number,
  isLast: (seen: SeenProcess) => boolean,
  proc = '/proc',
): Promise<SeenProcess[]> {
  const line: SeenProcess[] = [];
  let at: number | null = pid;
  while (at !== null && line.length < MOST_ANCESTORS) {
    const seen = await see(at, proc);
    if (seen === null) break;
    line.push(seen.process);
    at = isLast(seen.process) ? null : seen.parent;
  }
  return line;
}

/** When a process was started, in ticks since the computer was: two with one number differ in it. Null for none. */
export async function startOf(pid: number, proc = '/proc'): Promise<string | null> {
  return (await readStat(pid, proc).catch(() => null))?.started ?? null;
}

/** The parent and the start, from the fields after the name, which may have blanks and brackets of its own (proc(5)). */
async function readStat(pid: number, proc: string) {
  const text = await readFile(`${proc}/${pid}/stat`, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { parent: Number(fields[1]), started: fields[19] ?? '' };
}

/**
 * The path is worth something only if it leads to what runs: a process in another mount namespace has the paths of that
 * one, and anybody may make one where /usr/bin/aws is a file of their own.
 */
async function see(pid: number, proc: string) {
  const at = `${proc}/${pid}`;
  try {
    const [{ parent }, program, line, folder] = await Promise.all([
      readStat(pid, proc),
      readlink(`${at}/exe`),
      readFile(`${at}/cmdline`, 'utf8'),
      readlink(`${at}/cwd`).catch(() => null),
    ]);
    const process: SeenProcess = {
      ...{ pid, program, folder, parted: true },
      arguments: line.split('\0', MOST_ARGUMENTS).filter((_, index, all) => index < all.length - 1),
      proven: await sameFile(`${at}/exe`, program),
    };
    return { process, parent: parent > 1 ? parent : null };
  } catch {
    return null;
  }
}

async function sameFile(link: string, path: string): Promise<boolean> {
  try {
    const [running, named] = await Promise.all([stat(link, { bigint: true }), stat(path, { bigint: true })]);
    return running.dev === named.dev && running.ino === named.ino;
  } catch {
    return false;
  }
}
