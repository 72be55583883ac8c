import { realpathSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { SeenProcess } from './process.ts';
import { runsOf } from './script.ts';

/** Where an AppImage lays its files each time that it is started. */
const MOUNTED = /^\/tmp\/\.mount_[^/]+\//;

/**
 * Whether a process is Keyturn's own command line. A packaged app runs nothing but itself, so its path and `cli` say so; from
 * sources it is the interpreter with our script, which is that process' own word. Whoever lies here gets no further than by
 * running the real command line: both ask in the name of whoever started them.
 */
export function isOwnCommand(
  { program, arguments: words, folder }: SeenProcess,
  own: readonly [string, ...string[]] | null,
): boolean {
  if (own === null) return false;
  const [runs, first] = own;
  if (first === undefined) return realPath(runs) === program;
  if (basename(first) === first) return words[1] === first && sameProgram(runs, program);
  const { script } = runsOf(program, words, folder);
  return script !== null && realPath(runs) === program && realPath(script) === realPath(resolve(first));
}

function sameProgram(runs: string, program: string): boolean {
  if (realPath(runs) === program) return true;
  // The file that a person starts is the image; what runs has the name that this process has.
  return (
    MOUNTED.test(program) &&
    MOUNTED.test(process.execPath) &&
    basename(program) === basename(process.execPath)
  );
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
