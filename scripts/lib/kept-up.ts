import { spawn, spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

const ENDS_MS = 20_000;
const LOOK_MS = 50;

/** Whether a process of this group is there still, or one that ended and was not collected. */
function alive(group: number): boolean {
  try {
    process.kill(-group, 0);
    return true;
  } catch {
    return false;
  }
}

async function gone(group: number, ms: number): Promise<boolean> {
  for (const end = Date.now() + ms; alive(group); await pause(LOOK_MS)) {
    if (Date.now() > end) return false;
  }
  return true;
}

/** Ends a program and all that it started. What is left of it then are entries that nobody has collected. */
async function end(pid: number, patience: number): Promise<void> {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F']);
    return;
  }
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    if (alive(pid)) process.kill(-pid, signal);
    if (await gone(pid, patience)) return;
  }
}

/**
 * Starts a program, which may start others as `xvfb-run` does, and ends all of them after `ms`. Throws where it ended
 * before. What is left of it after `patience` ms is killed.
 */
export async function keptUp(
  [program, ...words]: readonly [string, ...string[]],
  {
    ms,
    env,
    patience = ENDS_MS,
  }: { readonly ms: number; readonly env: NodeJS.ProcessEnv; readonly patience?: number },
): Promise<void> {
  // A group of its own: the signal then reaches what the program started, too.
  const child = spawn(program, words, { env, stdio: 'ignore', detached: process.platform !== 'win32' });
  const ended = new Promise<string>((done) => {
    child.once('error', (error) => done(error.message));
    child.once('exit', (code) => done(`it ended with ${code}`));
  });
  const outcome = await Promise.race([ended, pause(ms, null)]);
  if (child.pid !== undefined) await end(child.pid, patience);
  if (outcome !== null) throw new Error(`${program} did not stay: ${outcome}`);
  await ended;
}
