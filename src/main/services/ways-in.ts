import { KeyturnError } from '../../shared/ipc/envelope.ts';
import type { LockReason, UnlockMethod } from '../../shared/model/vault.ts';
import type { Presence } from '../ports/presence.ts';
import { type Actor, inspectVault, lend, openVault, type Vault, type VaultPorts } from '../vault/index.ts';
import { getSettings } from '../vault/repositories/settings.ts';
import type { DeviceId } from './device-id.ts';
import type { KeychainUnlock } from './keychain-unlock.ts';
import type { Policy } from './managed-policy.ts';
import { daysDue } from './password-age.ts';
import type { UnlockAttempts } from './unlock-attempts.ts';

export interface WaysInDeps {
  readonly ports: VaultPorts;
  readonly folder: string;
  readonly actor: Actor;
  readonly policy: Policy;
  readonly presence: Presence;
  readonly attempts: UnlockAttempts;
  readonly deviceId: DeviceId;
  readonly keychainUnlock: KeychainUnlock;
}

/** What opens a locked vault, and what has to be true before it does. */
export interface WaysIn {
  keychainAllowed(): boolean;
  /** Throws `policy-forbids`. */
  requireKeychainAllowed(): void;
  /**
   * What the system has to say before the keychain is asked: whether it vouched for the person. False at once where it
   * offers no proof. Throws `presence-denied`, `policy-forbids`, and as the keychain's own check.
   */
  systemProof(): Promise<boolean>;
  /** Throws as `openVault`, `password-due`, `policy-forbids`, `too-many-attempts`. */
  open(method: UnlockMethod): Promise<Vault>;
}

/** Whether the keychain waits for the password after a lock for this reason. */
export function keychainWaitsAfter(locking: Vault, reason: LockReason): boolean {
  if (reason === 'quit') return false;
  try {
    const settings = locking.read(getSettings);
    return reason === 'by-hand' ? settings.passwordAfterLockByHand : settings.passwordAfterIdleLock;
  } catch {
    return true;
  }
}

export function createWaysIn(deps: WaysInDeps): WaysIn {
  const { ports, folder, actor, policy, presence, attempts, deviceId, keychainUnlock } = deps;
  const at = { folder, actor };
  const keychainAllowed = (): boolean => !policy.rules().forbidKeychain;

  const requireKeychainAllowed = (): void => {
    if (!keychainAllowed()) throw new KeyturnError('policy-forbids', { rule: 'forbidKeychain' });
  };

  /** Throws `password-due` where the keychain alone opened the vault for too long. */
  const requireRecentPassword = async (opened: Vault): Promise<void> => {
    const device = await deviceId.get();
    const days = opened.read((db) => {
      const limit = Math.min(getSettings(db).passwordDays, policy.rules().maxPasswordDays ?? Infinity);
      return daysDue(db, device, ports.clock.now(), limit);
    });
    if (days !== null) throw new KeyturnError('password-due', { days });
  };

  const byKeychain = async (): Promise<Vault> => {
    requireKeychainAllowed();
    const key = await keychainUnlock.key(await inspectVault(ports, folder));
    const opened = await openVault(ports, { ...at, by: { kind: 'keychain', key } }).finally(() =>
      key.fill(0),
    );
    try {
      await requireRecentPassword(opened);
    } catch (error) {
      opened.close();
      throw error;
    }
    return opened;
  };

  return {
    keychainAllowed,
    requireKeychainAllowed,

    async systemProof() {
      if (presence.kind() === 'none') return false;
      await policy.refresh();
      requireKeychainAllowed();
      keychainUnlock.requireReady(await inspectVault(ports, folder));
      if (!(await presence.prove('unlock'))) throw new KeyturnError('presence-denied');
      return true;
    },

    async open(method) {
      if (method.kind === 'keychain') return byKeychain();
      return attempts.during(() =>
        method.kind === 'recovery'
          ? openVault(ports, { ...at, by: method })
          : lend(method.password, (password) =>
              openVault(ports, { ...at, by: { kind: 'password', password } }),
            ),
      );
    },
  };
}
