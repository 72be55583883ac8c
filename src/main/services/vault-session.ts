import { KeyturnError } from '../../shared/ipc/envelope.ts';
import type { UnlockMethod, VaultStatus } from '../../shared/model/vault.ts';
import type { Clock } from '../ports/clock.ts';
import type { Keychain } from '../ports/keychain.ts';
import type { Logger } from '../ports/logger.ts';
import {
  type Actor,
  calibrateKdf,
  createVault,
  inspectVault,
  type KdfCost,
  openVault,
  Secret,
  type Vault,
  type VaultPorts,
} from '../vault/index.ts';
import { type AuditCare, careForAudit } from './audit-care.ts';
import type { Events } from './events.ts';
import { createKeychainUnlock } from './keychain-unlock.ts';
import type { Policy } from './managed-policy.ts';
import { requireStrength } from './password-rules.ts';
import { createUnlockAttempts } from './unlock-attempts.ts';

/** Opens and closes the vault and owns its keys in between; nothing else holds a `Vault` across an await. */
export interface VaultSession {
  /** The open vault. Throws `vault-locked`. */
  vault(): Vault;
  isOpen(): boolean;
  status(): Promise<VaultStatus>;
  create(password: string, keychain: boolean): Promise<{ recoveryCode: string; keychain: boolean }>;
  unlock(method: UnlockMethod): Promise<void>;
  /** `by-hand` makes the keychain wait until the password was given once more. */
  lock(reason: 'by-hand' | 'quit'): Promise<void>;
  changePassword(proof: PasswordProof, next: string): Promise<void>;
  confirmRecovery(groups: readonly { index: number; text: string }[]): Promise<boolean>;
  renewRecovery(password: string): Promise<string>;
  setKeychain(enabled: boolean): Promise<void>;
}

export type PasswordProof =
  | { readonly kind: 'password'; readonly password: string }
  | { readonly kind: 'recovery'; readonly code: string };

export interface VaultSessionDeps {
  readonly ports: VaultPorts & { readonly keychain: Keychain; readonly clock: Clock };
  readonly folder: string;
  readonly actor: Actor;
  readonly events: Events;
  readonly logger: Logger;
  /** Read anew before a vault is made or opened. */
  readonly policy: Policy;
  /** What a new password costs to try; calibrated to this computer when it is left out. */
  readonly kdf?: KdfCost;
}

export function createVaultSession(deps: VaultSessionDeps): VaultSession {
  const { ports, folder, actor, events, logger, policy, kdf } = deps;
  const attempts = createUnlockAttempts(ports.clock);
  const keychainUnlock = createKeychainUnlock(ports.keychain);
  let open: Vault | null = null;
  let openedByRecovery = false;
  let audit: AuditCare | null = null;
  let busy: Promise<unknown> = Promise.resolve();

  /** One unlock, lock or key change at a time, in the order they were asked for. */
  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const result = busy.then(run, run);
    busy = result.catch(() => undefined);
    return result;
  };

  const vault = (): Vault => {
    if (open === null) throw new KeyturnError('vault-locked');
    return open;
  };

  const cost = async (): Promise<KdfCost> => kdf ?? (await calibrateKdf());

  const begin = (opened: Vault): void => {
    open = opened;
    audit = careForAudit(opened, {
      clock: ports.clock,
      logger,
      onBreak: () => events.emit('vault.changed', {}),
    });
    attempts.succeeded();
    events.emit('vault.changed', {});
  };

  /** Runs a check of a password or code under the guess limit. */
  const proving = async <T>(run: () => Promise<T>): Promise<T> => {
    attempts.check();
    try {
      return await run();
    } catch (error) {
      if (error instanceof KeyturnError && /^wrong-/.test(error.code)) attempts.failed();
      throw error;
    }
  };

  const requireProof = (proof: PasswordProof): Promise<void> =>
    proving(async () => {
      const right =
        proof.kind === 'password'
          ? await vault().checkPassword(Secret.of(proof.password))
          : await vault().checkRecovery(proof.code);
      if (!right)
        throw new KeyturnError(proof.kind === 'password' ? 'wrong-password' : 'wrong-recovery-code');
      attempts.succeeded();
    });

  const record = (action: Parameters<Vault['audit']>[1]['action'], detail: Record<string, string> = {}) =>
    vault().write((db) => vault().audit(db, { action, credentialId: null, detail }));

  /**
   * A full disk or a busy database must keep nobody from their keys, nor the keys in memory: unlocking and
   * locking go on without their row. What the vault gives out while it is open is recorded or refused.
   */
  const recordIfPossible = (
    action: 'vault.unlocked' | 'vault.locked',
    detail: Record<string, string>,
  ): void => {
    try {
      record(action, detail);
    } catch (error) {
      logger.warn('audit.row-not-written', { code: error instanceof KeyturnError ? error.code : 'internal' });
    }
  };

  const openBy = async (method: UnlockMethod): Promise<Vault> => {
    if (method.kind === 'keychain') {
      const key = await keychainUnlock.key(await inspectVault(ports, folder));
      return openVault(ports, { folder, actor, by: { kind: 'keychain', key } });
    }
    return proving(() =>
      openVault(ports, {
        folder,
        actor,
        by:
          method.kind === 'password'
            ? { kind: 'password', password: Secret.of(method.password) }
            : { kind: 'recovery', code: method.code },
      }),
    );
  };

  return {
    vault,
    isOpen: () => open !== null,

    async status() {
      const found = await inspectVault(ports, folder);
      const base = {
        folder,
        problem: null,
        auditBroken: audit?.broken() ?? false,
        openedByRecovery: open !== null && openedByRecovery,
        retryAt: null,
        systemProof: 'none' as const,
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
      return {
        ...base,
        state: open !== null ? 'unlocked' : found.kind === 'present' ? 'locked' : 'absent',
        keychain: await keychainUnlock.status(found),
        recoveryConfirmed: open?.recoveryConfirmed ?? (found.kind === 'present' && found.recoveryConfirmed),
      };
    },

    create: (password, keychain) =>
      inTurn(async () => {
        if (open !== null) throw new KeyturnError('vault-unlocked');
        await policy.refresh();
        await requireStrength(password, policy.rules());
        const made = await createVault(ports, {
          folder,
          actor,
          password: Secret.of(password),
          cost: await cost(),
        });
        open = made.vault;
        record('vault.created');
        // A keychain that refuses must not undo a vault that exists: the person is told and goes on without.
        const withKeychain =
          keychain &&
          (await keychainUnlock.enable(made.vault).then(
            () => true,
            () => false,
          ));
        if (withKeychain) record('vault.keychain-enabled');
        begin(made.vault);
        return { recoveryCode: made.recoveryCode, keychain: withKeychain };
      }),

    unlock: (method) =>
      inTurn(async () => {
        if (open !== null) return;
        await policy.refresh();
        const opened = await openBy(method);
        openedByRecovery = method.kind === 'recovery';
        begin(opened);
        recordIfPossible('vault.unlocked', { method: method.kind });
        if (method.kind !== 'keychain') await opened.setKeychainBlocked(false);
      }),

    lock: (reason) =>
      inTurn(async () => {
        if (open === null) return;
        const closing = open;
        recordIfPossible('vault.locked', { reason });
        // From here on nothing is answered any more, whatever closing takes.
        open = null;
        openedByRecovery = false;
        try {
          if (reason === 'by-hand') await closing.setKeychainBlocked(true);
        } catch (error) {
          logger.warn('vault.lock-not-noted', {
            code: error instanceof KeyturnError ? error.code : 'internal',
          });
        } finally {
          await audit?.end();
          audit = null;
          closing.close();
          events.emit('vault.changed', {});
        }
      }),

    changePassword: (proof, next) =>
      inTurn(async () => {
        await requireStrength(next, policy.rules());
        await requireProof(proof);
        await vault().changePassword(Secret.of(next), await cost());
        openedByRecovery = false;
        record('vault.password-changed', { proof: proof.kind });
        events.emit('vault.changed', {});
      }),

    confirmRecovery: (groups) =>
      inTurn(async () => {
        if (!vault().recoveryGroupsMatch(groups)) return false;
        await vault().confirmRecovery();
        events.emit('vault.changed', {});
        return true;
      }),

    renewRecovery: (password) =>
      inTurn(async () => {
        await requireProof({ kind: 'password', password });
        const code = await vault().renewRecovery();
        record('vault.recovery-renewed');
        return code;
      }),

    setKeychain: (enabled) =>
      inTurn(async () => {
        if (enabled) await keychainUnlock.enable(vault());
        else await keychainUnlock.disable(vault(), await inspectVault(ports, folder));
        record(enabled ? 'vault.keychain-enabled' : 'vault.keychain-disabled');
        events.emit('vault.changed', {});
      }),
  };
}
