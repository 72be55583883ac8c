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

/** A home of its own for the keyring, gone when the test ends. */
export async function keyringHome(): Promise<AskKeychain> {
  const home = await mkdtemp(join(tmpdir(), 'keyturn-keyring-'));
  onTestFinished(() => rm(home, { recursive: true, force: true }));
  const runtime = join(home, 'run');
  await mkdir(runtime, { mode: 0o700 });

  return async (state, ...steps) => {
    const ask = [process.execPath, CHILD, ...steps];
    const session = ['dbus-run-session', '--', 'sh', '-c', state === 'locked' ? LOCKED : UNLOCKED, 'sh'];
    const [command = '', ...args] = state === 'none' ? ask : [...session, ...ask];
    // Nothing of the real session, least of all its bus and its display.
    const env = {
      PATH: process.env.PATH,
      HOME: home,
      XDG_RUNTIME_DIR: runtime,
      XDG_DATA_HOME: join(home, 'data'),
    };
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    onTestFinished(() => {
      child.kill('SIGKILL');
    });
    const { output, errors } = await endOf(child);
    const answers: unknown = output === '' ? null : JSON.parse(output);
    if (!Array.isArray(answers)) throw new Error(`The keychain child gave no answer: ${errors}`);
    return answers;
  };
}
