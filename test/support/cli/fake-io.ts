import { setTimeout } from 'node:timers/promises';
import { CliError } from '../../../src/cli/errors.ts';
import type { CliIo, ReadFile, RunProgram } from '../../../src/cli/io.ts';

/** A terminal's surroundings, played. */
export interface FakeIo {
  readonly io: CliIo;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** The labels that were asked, in order; `secret:` before those without echo. */
  readonly asked: string[];
  interrupt(): void;
}

export interface FakeIoOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Whether stdin and stderr are terminals. */
  readonly interactive?: boolean;
  /** Whether stdout is one. */
  readonly terminal?: boolean;
  readonly columns?: number;
  /** What the person types, one prompt after the other; a function sees the label and all output so far. */
  readonly answers?: readonly (string | ((label: string, seen: string) => string))[];
  readonly stdin?: string;
  readonly fds?: Readonly<Record<number, string>>;
  readonly files?: Readonly<Record<string, ReadFile>>;
  /** The first instant; `sleep` moves it on. */
  readonly now?: number;
  /** The real clock in place of the played one, for what has clocks of its own. */
  readonly realTime?: true;
  readonly cwd?: string;
  readonly runProgram?: RunProgram;
}

/** The instant that tests of the command line call the present: 2026-03-01T00:00:00Z. */
export const FAKE_NOW = Date.UTC(2026, 2, 1);

/** Surroundings that answer as told and record what is written. Nothing of the real process shows through. */
export function fakeIo(options: FakeIoOptions = {}): FakeIo {
  const abort = new AbortController();
  const asked: string[] = [];
  const answers = [...(options.answers ?? [])];
  let stdout = '';
  let stderr = '';
  const answer = (label: string): string => {
    if (abort.signal.aborted) throw new CliError('interrupted');
    const next = answers.shift();
    if (next === undefined) throw new Error(`Nobody answers "${label}"`);
    stderr += label;
    return typeof next === 'string' ? next : next(label, stdout + stderr);
  };
  let now = options.now ?? FAKE_NOW;
  const unreadable = (name: string): never => {
    throw new CliError('input-unreadable', { name });
  };
  return {
    stdout: () => stdout,
    stderr: () => stderr,
    asked,
    interrupt: () => abort.abort(),
    io: {
      env: { LANG: 'en_GB.UTF-8', ...options.env },
      platform: 'linux',
      cwd: options.cwd ?? '/nowhere',
      parent: 1,
      stdout: {
        isTTY: options.terminal ?? false,
        columns: options.columns ?? 200,
        write: (text) => {
          stdout += text;
        },
      },
      stderr: {
        isTTY: options.interactive ?? false,
        columns: options.columns ?? 200,
        write: (text) => {
          stderr += text;
        },
      },
      interactive: options.interactive ?? false,
      signal: abort.signal,
      now: () => (options.realTime ? Date.now() : now),
      async sleep(ms) {
        if (options.realTime) await setTimeout(ms);
        else now += ms;
        if (abort.signal.aborted) throw new CliError('interrupted');
      },
      async ask(label) {
        asked.push(label);
        return answer(label);
      },
      async askSecret(label) {
        asked.push(`secret:${label}`);
        return answer(label);
      },
      readStdin: async () => options.stdin ?? '',
      readFd: async (fd) => (fd === 0 ? options.stdin : options.fds?.[fd]) ?? unreadable(`fd ${fd}`),
      readFile: async (path) => options.files?.[path] ?? unreadable(path),
      runProgram: options.runProgram ?? (() => Promise.reject(new Error('Nothing is run here'))),
    },
  };
}
