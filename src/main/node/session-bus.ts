import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Runs a program and resolves to what it printed; rejects as `execFile` does. */
export type RunProgram = (file: string, args: readonly string[]) => Promise<string>;

/** Closing the window waits for an answer. */
const PATIENCE_MS = 1500;
const SECONDS = String(PATIENCE_MS / 1000);

/** A method of an object on the bus, with what it takes. */
export interface BusCall {
  readonly service: string;
  readonly path: string;
  readonly interface: string;
  readonly method: string;
  readonly arguments: readonly string[];
}

/** Asks the session bus; resolves to the text of the answer, which differs between programs. */
export type AskBus = (call: BusCall) => Promise<string>;

/** The programs that can ask, of systemd and of GLib: a desktop has one of them, and neither is ours to bring. */
const PROGRAMS: readonly { readonly file: string; readonly args: (call: BusCall) => readonly string[] }[] = [
  {
    file: '/usr/bin/busctl',
    args: ({ service, path, interface: name, method, arguments: given }) => [
      ...['--user', '--auto-start=no', `--timeout=${SECONDS}`, 'call', service, path, name, method],
      ...(given.length === 0 ? [] : ['s'.repeat(given.length), ...given]),
    ],
  },
  {
    file: '/usr/bin/gdbus',
    args: ({ service, path, interface: name, method, arguments: given }) => [
      ...['call', '--session', '--timeout', String(Math.ceil(PATIENCE_MS / 1000)), '--dest', service],
      ...['--object-path', path, '--method', `${name}.${method}`, ...given],
    ],
  },
];

const runProgram: RunProgram = async (file, args) => {
  const { stdout } = await promisify(execFile)(file, [...args], { timeout: PATIENCE_MS, windowsHide: true });
  return stdout;
};

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/**
 * Asks by the first program that the system has. Rejects where it has none, where the bus is gone or hangs, and where
 * nobody answers.
 */
export function askSessionBus(run: RunProgram = runProgram): AskBus {
  return async (call) => {
    for (const { file, args } of PROGRAMS) {
      try {
        return await run(file, args(call));
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
    }
    throw new Error('No program can ask the session bus');
  };
}
