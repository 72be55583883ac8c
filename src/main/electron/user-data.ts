import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { app } from 'electron';

/**
 * Gives the shell a folder of its own for each vault folder other than the default, so that the lock of the single
 * instance is one per vault, and a vault that cannot be written to does not keep the app from starting.
 * To be called before that lock is asked for.
 */
export function separateUserData(vaultFolder: string | undefined): void {
  if (vaultFolder === undefined || vaultFolder === '') return;
  const name = createHash('sha256').update(vaultFolder).digest('hex').slice(0, 16);
  app.setPath('userData', join(app.getPath('userData'), 'shells', name));
}
