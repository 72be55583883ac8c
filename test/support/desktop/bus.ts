import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Runs a program of the desktop in the session's surroundings; resolves to what it printed. */
export type Run = (command: string, ...args: readonly string[]) => Promise<string>;

/** Gives up on a program that hangs. */
const PATIENCE_MS = 20_000;

/** What runs programs with these variables. */
export const runWith =
  (env: Readonly<Record<string, string | undefined>>): Run =>
  async (command, ...args) => {
    const { stdout } = await promisify(execFile)(command, [...args], { env, timeout: PATIENCE_MS });
    return stdout.trim();
  };

/** An object on the bus, as `busctl` names one. */
export interface BusObject {
  readonly service: string;
  readonly path: string;
  readonly interface: string;
}

export const WATCHER: BusObject = {
  service: 'org.kde.StatusNotifierWatcher',
  path: '/StatusNotifierWatcher',
  interface: 'org.kde.StatusNotifierWatcher',
};
export const DAEMON: BusObject = {
  service: 'org.freedesktop.Notifications',
  path: '/org/freedesktop/Notifications',
  interface: 'org.freedesktop.Notifications',
};

interface Answer {
  readonly data: unknown;
}

/** Asks objects on the session bus by `busctl`, a client that shares nothing with the stand-in. */
export function askBus(run: Run) {
  const ask = async (...args: readonly string[]): Promise<unknown> => {
    const printed = await run('busctl', '--user', '--json=short', ...args);
    return printed === '' ? null : (JSON.parse(printed) as Answer).data;
  };
  const named = ({ service, path, interface: name }: BusObject) => [service, path, name] as const;
  return {
    /** A property's value. */
    get: (object: BusObject, property: string) => ask('get-property', ...named(object), property),
    /** What a method answers: its values in order. */
    call: (object: BusObject, method: string, signature = '', ...args: readonly string[]) =>
      ask('call', ...named(object), method, ...(signature === '' ? [] : [signature, ...args])),
    /** Whether anybody has the name now. */
    async owned(name: string): Promise<boolean> {
      const bus = ['org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus'];
      const answer = await ask('call', ...bus, 'NameHasOwner', 's', name);
      return Array.isArray(answer) && answer[0] === true;
    },
  };
}
