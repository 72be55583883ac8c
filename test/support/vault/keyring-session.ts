import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { endOf } from './child.ts';

const CHILD = join(import.meta.dirname, 'children', 'keychain.ts');

/** `unlocked` and `locked`: gnome-keyring on a bus of its own; `none`: no bus at all. */
export type KeyringState = 'unlocked' | 'locked' | 'none';

/** Asks the keychain of one login session; items outlive it, as they outlive a real one. */
export type AskKeychain = (state: KeyringState, ...steps: readonly string[]) => Promise<unknown[]>;

// The keyring's own password comes on standard input. What the daemon prints would mix with the answers.
const UNLOCKED =
  'printf %s secret | gnome-keyring-daemon --unlock --components=secrets >/dev/null; exec "$@"';
const LOCKED = 'gnome-keyring-daemon --start --components=secrets >/dev/null; exec "$@"';

/** Runs programs in one login session after the other, with a home of their own. */
export interface KeyringHome {
  readonly home: string;
  /** Runs a program in a session and gives what it wrote, however it ended; it gets `input` and nothing else. */
  run(
    state: KeyringState,
    argv: readonly string[],
    options?: { readonly env?: Readonly<Record<string, string>>; readonly input?: string },
  ): Promise<{ readonly code: number | null; readonly output: string; readonly errors: string }>;
}

/** A home of its own for the keyring and for what is run beside it, gone when the test ends. */
export async function keyringSessions(): Promise<KeyringHome> {
  const home = await mkdtemp(join(tmpdir(), 'keyturn-keyring-'));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  const runtime = join(home, 'run');
  await mkdir(runtime, { mode: 0o700 });
  return {
    home,
    async run(state, argv, { env = {}, input = '' } = {}) {
      const session = ['dbus-run-session', '--', 'sh', '-c', state === 'locked' ? LOCKED : UNLOCKED, 'sh'];
      const [command = '', ...args] = state === 'none' ? argv : [...session, ...argv];
      const child = spawn(command, args, {
        // Nothing of the real session, least of all its bus and its display.
        env: {
          PATH: process.env.PATH,
          HOME: home,
          XDG_RUNTIME_DIR: runtime,
          XDG_DATA_HOME: join(home, 'data'),
          ...env,
        },
        stdio: ['pipe', 'pipe', 'pipe'],
      });
      onTestFinished(() => {
        child.kill('SIGKILL');
      });
      child.stdin.on('error', () => undefined).end(input);
      return endOf(child);
    },
  };
}

/** The keychain of such a home. */
export async function keyringHome(): Promise<AskKeychain> {
  const { run } = await keyringSessions();
  return async (state, ...steps) => {
    const { output, errors } = await run(state, [process.execPath, CHILD, ...steps]);
    const answers: unknown = output === '' ? null : JSON.parse(output);
    if (!Array.isArray(answers)) throw new Error(`The keychain child gave no answer: ${errors}`);
    return answers;
  };
}
