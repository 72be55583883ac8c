import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { UnlockMethod } from '../../../shared/model/vault.ts';
import { lend, type WayIn } from '../../vault/index.ts';

/**
 * Runs `use` with what opens a copy; a typed password is zeroed at its end. Throws `invalid-input` for the keychain: a
 * copy's slot is another time's, and often another device's.
 */
export async function lendWayIn<T>(
  by: UnlockMethod,
  use: (way: Exclude<WayIn, { kind: 'keychain' }>) => Promise<T>,
): Promise<T> {
  if (by.kind === 'password') return lend(by.password, (password) => use({ kind: 'password', password }));
  if (by.kind === 'recovery') return use(by);
  throw new KeyturnError('invalid-input', { field: 'by' });
}
