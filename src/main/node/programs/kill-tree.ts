import { execFile } from 'node:child_process';

// A fixed place: which program is started must not depend on the environment.
const TASKKILL = 'C:\\Windows\\System32\\taskkill.exe';

/**
 * Ends a program and what it started: its process group, or the tree below it on Windows. A process that made a group of its
 * own got away. No error where nothing is left of it.
 */
export function killTree(pid: number, signal: 'SIGTERM' | 'SIGKILL', platform: NodeJS.Platform): void {
  if (platform === 'win32') {
    const force = ['/PID', String(pid), '/T', '/F'];
    execFile(TASKKILL, force, { windowsHide: true, env: { SystemRoot: 'C:\\Windows' } }, () => undefined);
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // The whole group is gone already.
  }
}
