import { KeyturnError } from '../../shared/ipc/envelope.ts';
import { withFileErrors } from './failures.ts';
import type { VaultPorts } from './ports.ts';

/**
 * `vault`: the vault is being made, migrated or replaced. `header`: the key file is being written, for milliseconds;
 * who needs both takes `vault` first. `backup`: a backup is being written.
 */
export type LockName = 'header' | 'vault' | 'backup';

/** As long as SQLite itself waits for another writer. */
const PATIENCE_MS = 5000;

/**
 * Runs under a lock between processes; waits for it up to five seconds, then throws `vault-busy`. Failures of the
 * Files port leave as `folder-not-writable` and `disk-full`.
 */
export function withLock<T>(
  { locks }: Pick<VaultPorts, 'locks'>,
  folder: string,
  name: LockName,
  run: () => Promise<T>,
): Promise<T> {
  return withFileErrors(async () => {
    const held = await locks.acquire(folder, name, PATIENCE_MS);
    if (held === null) throw new KeyturnError('vault-busy');
    try {
      return await run();
    } finally {
      held.release();
    }
  });
}
