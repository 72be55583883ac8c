import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder with programs of a test's own, gone afterwards. */
export interface ProgramFolder {
  readonly path: string;
  /** Writes a shell script that can be run; its path. `$1`… are its arguments, and it runs in the home folder. */
  script(name: string, ...lines: readonly string[]): Promise<string>;
  /** Writes a program for Node; its path is to be the first argument of `process.execPath`. */
  node(name: string, text: string): Promise<string>;
  at(name: string): string;
  /** What a program wrote into this folder; empty while there is no such file. */
  text(name: string): Promise<string>;
}

export async function programFolder(): Promise<ProgramFolder> {
  const path = await mkdtemp(join(tmpdir(), 'keyturn-programs-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  const at = (name: string) => join(path, name);
  return {
    path,
    at,
    async script(name, ...lines) {
      await writeFile(at(name), `#!/bin/sh\ncd '${path}'\n${lines.join('\n')}\n`);
      await chmod(at(name), 0o700);
      return at(name);
    },
    async node(name, text) {
      await writeFile(at(name), text);
      return at(name);
    },
    text: (name) => readFile(at(name), 'utf8').catch(() => ''),
  };
}

/** Whether a process still runs; one that ended and that nobody has asked about does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
