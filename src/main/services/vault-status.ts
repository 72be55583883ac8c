import type { VaultStatus } from '../../shared/model/vault.ts';
import type { Clock } from '../ports/clock.ts';
import type { Presence } from '../ports/presence.ts';
import { inspectVault, type Vault, type VaultPorts } from '../vault/index.ts';
import type { KeychainUnlock } from './keychain-unlock.ts';
import type { Policy } from './managed-policy.ts';
import type { UnlockAttempts } from './unlock-attempts.ts';

export interface VaultStatusDeps {
  readonly ports: VaultPorts & { readonly clock: Clock };
  readonly folder: string;
  readonly policy: Policy;
  readonly presence: Presence;
  readonly attempts: UnlockAttempts;
  readonly keychainUnlock: KeychainUnlock;
}

/** What the session alone knows; `open` is null while the vault is locked. */
export interface SessionState {
  readonly open: Vault | null;
  readonly openedByRecovery: boolean;
  readonly auditBroken: boolean;
}

/** How the vault stands, from its folder and, when it is asked at last, from the session. */
export async function vaultStatusOf(
  deps: VaultStatusDeps,
  session: () => SessionState,
): Promise<VaultStatus> {
  const { ports, folder, policy, presence, attempts, keychainUnlock } = deps;
  await policy.ready;
  const found = await inspectVault(ports, folder);
  const wait = await attempts.wait();
  const { open, openedByRecovery, auditBroken } = session();
  const base = {
    folder,
    problem: null,
    auditBroken,
    openedByRecovery: open !== null && openedByRecovery,
    retryAt: wait > 0 ? Math.ceil(ports.clock.now() + wait) : null,
    systemProof: presence.kind(),
  };
  if (found.kind === 'problem' && open === null) {
    return {
      ...base,
      state: 'problem',
      problem: found.problem,
      keychain: 'unavailable',
      recoveryConfirmed: true,
    };
  }
  const keychain = policy.rules().forbidKeychain ? 'unavailable' : await keychainUnlock.status(found);
  return {
    ...base,
    state: open !== null ? 'unlocked' : found.kind === 'present' ? 'locked' : 'absent',
    keychain,
    recoveryConfirmed: open?.recoveryConfirmed ?? (found.kind === 'present' && found.recoveryConfirmed),
  };
}
