import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { PlaintextDeps } from './deps.ts';

/** Why a command of Keyturn's would answer no tool, which asks where nobody is; null where it would. */
export async function whyMute({
  rules,
  keychain,
}: Pick<PlaintextDeps, 'rules' | 'keychain'>): Promise<KeyturnError | null> {
  const { forbidReveal, forbidKeychain } = rules();
  if (forbidReveal) return new KeyturnError('policy-forbids', { rule: 'forbidReveal' });
  if (forbidKeychain) return new KeyturnError('policy-forbids', { rule: 'forbidKeychain' });
  // One that waits for the password after a lock answers again once it was given.
  return ['ready', 'blocked'].includes(await keychain()) ? null : new KeyturnError('keychain-off');
}
