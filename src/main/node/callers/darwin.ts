import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { MOST_ANCESTORS, type SeenProcess } from './process.ts';

const PATIENCE_MS = 3000;
const MOST_OUTPUT = 16 * 1024 * 1024;

/** Runs `ps` with the options and gives what it printed. */
export type RunPs = (options: readonly string[]) => Promise<string>;

const runPs: RunPs = async (options) => {
  const limits = { timeout: PATIENCE_MS, maxBuffer: MOST_OUTPUT, env: { LC_ALL: 'C' } };
  return (await promisify(execFile)('/bin/ps', [...options], limits)).stdout;
};

/**
 * The line of a process by ps(1), whose `comm` is the whole path on macOS. Nothing of it is proven: between the question
 * and the answer a number can pass to another process. Unconfirmed on a real macOS.
 */
export async function lineOnDarwin(pid: number, run: RunPs = runPs): Promise<SeenProcess[]> {
  try {
    const all = new Map<number, { readonly parent: number; readonly program: string }>();
    for (const row of (await run(['-axww', '-o', 'pid=,ppid=,comm='])).split('\n')) {
      const [, own, parent, program] = /^\s*(\d+)\s+(\d+)\s+(\S.*)$/.exec(row) ?? [];
      if (program !== undefined) all.set(Number(own), { parent: Number(parent), program });
    }
    const line: { readonly pid: number; readonly program: string }[] = [];
    for (let at = pid; at > 1 && line.length < MOST_ANCESTORS; ) {
      const seen = all.get(at);
      if (seen === undefined) break;
      line.push({ pid: at, program: seen.program });
      at = seen.parent;
    }
    const pids = line.map((one) => one.pid).join(',');
    const commands = pids === '' ? '' : await run(['-ww', '-p', pids, '-o', 'pid=,args=']);
    const said = new Map(
      commands.split('\n').map((row) => {
        const [, own, text] = /^\s*(\d+)\s+(.*)$/.exec(row) ?? [];
        return [Number(own), text ?? ''] as const;
      }),
    );
    return line.map((one) => ({
      ...one,
      arguments: (said.get(one.pid) ?? '').split(/\s+/).filter((word) => word !== ''),
      parted: false,
      folder: null,
      proven: false,
    }));
  } catch {
    return [];
  }
}
