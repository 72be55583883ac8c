import { spawnSync } from 'node:child_process';
import { ROOT } from './root.ts';

/** The commit that is checked out; null outside of a repository. */
export interface Commit {
  readonly id: string;
  /** In milliseconds since 1970. */
  readonly at: number;
}

export function headCommit(): Commit | null {
  const { status, stdout } = spawnSync('git', ['log', '-1', '--format=%H %ct'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const [id = '', seconds = ''] = (stdout ?? '').trim().split(' ');
  return status === 0 && /^[0-9a-f]{40}$/.test(id) ? { id, at: Number(seconds) * 1000 } : null;
}
