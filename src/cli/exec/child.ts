import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import type { ProgramEnd, RunProgram } from '../io.ts';

/** What somebody may send to the program that stands for another one. */
const PASSED_ON = [
  ...['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGWINCH'],
  // The first of these would open Node's inspector here, the second end this process before the child.
  ...['SIGUSR1', 'SIGUSR2', 'SIGCONT'],
] as const satisfies NodeJS.Signals[];
/**
 * What a terminal sends to all programs that run in front of it, the child among them. A shell sends SIGCONT to all of them
 * too; that one twice does no harm, and the child that was stopped alone needs it.
 */
const BY_TERMINAL: readonly string[] = ['SIGINT', 'SIGHUP', 'SIGQUIT', 'SIGWINCH'];

/**
 * Whether this process runs in front of a terminal, whose signals the child gets by itself: sent on, one Ctrl-C would reach
 * it twice. Linux says so (proc(5), `tpgid`); elsewhere a terminal at one of the three streams stands for it.
 */
function inFront(): boolean {
  try {
    const stat = readFileSync('/proc/self/stat', 'latin1');
    const [, , group, , , front] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return group === front;
  } catch {
    return [process.stdin, process.stdout, process.stderr].some(({ isTTY }) => isTTY === true);
  }
}

function problemOf(error: unknown): ProgramEnd {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'ENOENT' ? { code: 127, started: false } : { code: 126, started: false };
}

/**
 * As `RunProgram`, on this process' own streams and without a shell. It lives as long as the child: what is sent to it goes
 * to the child, and it ends nobody. A second Ctrl-C is the child's too: many programs give it a meaning of its own.
 */
export const runProgram: RunProgram = ([program, ...words], env, cwd) =>
  new Promise((resolve) => {
    const others = process.rawListeners('SIGINT') as (() => void)[];
    const early: NodeJS.Signals[] = [];
    let send = (signal: NodeJS.Signals): void => {
      early.push(signal);
    };
    const pass = (signal: NodeJS.Signals): void => {
      if (!(BY_TERMINAL.includes(signal) && inFront())) send(signal);
    };
    process.removeAllListeners('SIGINT');
    for (const signal of PASSED_ON) process.on(signal, pass);
    const end = (how: ProgramEnd): void => {
      for (const signal of PASSED_ON) process.removeListener(signal, pass);
      for (const listener of others) process.on('SIGINT', listener);
      resolve(how);
    };
    try {
      const child = spawn(program, words, { stdio: 'inherit', shell: false, env: { ...env }, cwd });
      child.once('error', (error) => {
        if (child.pid === undefined) end(problemOf(error));
      });
      child.once('spawn', () => {
        send = (signal) => void child.kill(signal);
        for (const signal of early) send(signal);
      });
      child.once('exit', (code, signal) => {
        end({ code: code ?? 128 + (signal === null ? 0 : constants.signals[signal]), started: true });
      });
    } catch (error) {
      // Windows starts files of commands by a shell alone, and no program has a zero in its words.
      end(problemOf(error));
    }
  });
