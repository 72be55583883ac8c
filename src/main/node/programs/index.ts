import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import type { Clock } from '../../ports/clock.ts';
import type { ProgramEnd, ProgramRun, Programs } from '../../ports/programs.ts';
import { killTree } from './kill-tree.ts';
import { findProgram, passedOn } from './surroundings.ts';

/** How long a program that is told to end may take to tidy up. */
const GRACE_MS = 1000;

export interface ProgramsDeps {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly clock: Pick<Clock, 'after'>;
}

/** Starts programs of this computer. */
export function createPrograms(deps: ProgramsDeps): Programs {
  const { env, platform, home } = deps;
  return {
    exists: async (program) => (await findProgram(program, env, platform)) !== null,

    async run(wanted) {
      const [program = '', ...words] = wanted.argv;
      const path = await findProgram(program, env, platform);
      if (path === null) return { kind: 'missing' };
      if (wanted.signal.aborted) return { kind: 'stopped' };
      try {
        const child = spawn(path, words, {
          cwd: home,
          env: passedOn(env, platform),
          // Output goes nowhere: it may hold the key, and a flood of it must cost nothing.
          stdio: ['pipe', 'ignore', 'ignore'],
          // A group of its own, so that it can be ended with all that it started.
          detached: platform !== 'win32',
          shell: false,
          windowsHide: true,
        });
        return await ended(child, wanted, deps);
      } catch {
        // Arguments that no program can be given, such as one with a zero in it.
        return { kind: 'missing' };
      }
    },
  };
}

function ended(
  child: ChildProcess,
  { input, timeoutMs, signal }: ProgramRun,
  { platform, clock }: ProgramsDeps,
): Promise<ProgramEnd> {
  const { promise, resolve } = Promise.withResolvers<ProgramEnd>();
  let stopping: 'timed-out' | 'stopped' | null = null;
  let unkill = (): void => undefined;

  const stop = (why: 'timed-out' | 'stopped'): void => {
    if (stopping !== null || child.pid === undefined) return;
    stopping = why;
    const { pid } = child;
    killTree(pid, 'SIGTERM', platform);
    unkill = clock.after(GRACE_MS, () => killTree(pid, 'SIGKILL', platform));
  };
  const onAbort = (): void => stop('stopped');
  const untime = clock.after(timeoutMs, () => stop('timed-out'));
  signal.addEventListener('abort', onAbort);

  const end = (how: ProgramEnd): void => {
    untime();
    unkill();
    signal.removeEventListener('abort', onAbort);
    resolve(how);
  };
  child.once('error', () => end({ kind: 'missing' }));
  child.once('exit', (code, by) => {
    // What it started may have heard the first signal and gone on.
    if (stopping !== null && child.pid !== undefined) killTree(child.pid, 'SIGKILL', platform);
    if (stopping !== null) end({ kind: stopping });
    else end({ kind: 'ended', code: code ?? 128 + (by === null ? 0 : constants.signals[by]) });
  });
  // A program that ends, or closes its input, before it has read it all: how it ends says whether that is well.
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(input);
  return promise;
}
