import { KeyturnError } from '../../shared/ipc/envelope.ts';
import type { LockReason, UnlockMethod, VaultStatus } from '../../shared/model/vault.ts';
import type { Clock } from '../ports/clock.ts';
import type { Keychain } from '../ports/keychain.ts';
import type { Logger } from '../ports/logger.ts';
import { NO_SYSTEM_PROOF, type Presence } from '../ports/presence.ts';
import {
  type Actor,
  calibrateKdf,
  createVault,
  inspectVault,
  type KdfCost,
  lend,
  type Vault,
  type VaultPorts,
  type WriteDb,
} from '../vault/index.ts';
import { type AuditCare, careForAudit } from './audit/care.ts';
import type { HeadTeller } from './audit/tell-head.ts';
import { createDeviceId } from './device-id.ts';
import type { Events } from './events.ts';
import { createKeychainUnlock } from './keychain-unlock.ts';
import type { Policy } from './managed-policy.ts';
import { noteEntry, noteSeen } from './password-age.ts';
import { requireStrength } from './password-rules.ts';
import { createProof, type Proof } from './proof.ts';
import { createUnlockAttempts } from './unlock-attempts.ts';
import { type KeyChangeReason, type RekeyedVault, rekeyVault } from './vault-key.ts';
import { createWaysIn, keychainWaitsAfter } from './ways-in.ts';
import type { Witness } from './witness.ts';

/** Opens and closes the vault and owns its keys in between; nothing else holds a `Vault` across an await. */
export interface VaultSession {
  /** The open vault. Throws `vault-locked`. */
  vault(): Vault;
  /** False also while the vault gets another key: its handle may be one that is closed already. */
  isOpen(): boolean;
  /** Whether a break of the audit chain is known. */
  auditBroken(): boolean;
  /** Remembers a break that was found elsewhere, until the vault is locked. */
  noteAuditBroken(): void;
  status(): Promise<VaultStatus>;
  create(password: string, keychain: boolean): Promise<{ recoveryCode: string; keychain: boolean }>;
  unlock(method: UnlockMethod): Promise<void>;
  /** By the vault's settings the keychain then waits until the password was given once more. */
  lock(reason: LockReason): Promise<void>;
  changePassword(proof: PasswordProof, next: string): Promise<void>;
  confirmRecovery(groups: readonly { index: number; text: string }[]): Promise<boolean>;
  renewRecovery(password: string): Promise<string>;
  /**
   * Gives the vault another key and opens it anew. Throws `wrong-password`, `too-many-attempts`, and as
   * `changeVaultKey`; the vault then stays open as it was.
   */
  changeKey(password: string, reason: KeyChangeReason): Promise<Omit<RekeyedVault, 'vault'>>;
  /** Throws `policy-forbids` where the managed policy wants no keychain. */
  setKeychain(enabled: boolean): Promise<void>;
  /** Throws `wrong-password` and `too-many-attempts`; the right one counts as a proof of presence. */
  confirmPassword(password: string): Promise<void>;
  /**
   * Runs one check of a password or code of another copy under the limit for guesses, which a right one does not lift.
   * Throws `too-many-attempts` and what it throws.
   */
  guess<T>(check: () => Promise<T>): Promise<T>;
  /**
   * As `unlock`, for a vault that was just put into its place and that `open` opens. It is locked again at once where
   * `left` names a reason: somebody asked for a lock while there was no vault to lock. Throws `vault-unlocked`.
   */
  adopt(open: () => Promise<Vault>, by: UnlockMethod['kind'], left: () => LockReason | null): Promise<void>;
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
  /** Told the head of the audit chain at each lock. */
  readonly heads: HeadTeller;
  /** Read anew before a vault is made or opened. */
  readonly policy: Policy;
  /** Told of each password and code that was right, and of the lock. */
  readonly proof?: Proof;
  /** Asked before the keychain opens the vault, where the system offers it. */
  readonly presence?: Presence;
  /** Remembers outside of the vault how it was last seen. */
  readonly witness?: Witness;
  /** What a new password costs to try; calibrated to this computer when it is left out. */
  readonly kdf?: KdfCost;
}

/** Whether a handle still answers. */
function isUsable(vault: Vault): boolean {
  try {
    vault.head();
    return true;
  } catch {
    return false;
  }
}

export function createVaultSession(deps: VaultSessionDeps): VaultSession {
  const { heads, ports, folder, actor, events, logger, policy, kdf, witness } = deps;
  const { clock } = ports;
  const { proof = createProof(clock), presence = NO_SYSTEM_PROOF } = deps;
  const attempts = createUnlockAttempts({ ...ports, folder });
  const deviceId = createDeviceId({ ...ports, folder });
  const keychainUnlock = createKeychainUnlock(ports.keychain);
  const ways = createWaysIn({ ports, folder, actor, policy, presence, attempts, deviceId, keychainUnlock });
  let open: Vault | null = null;
  let openedByRecovery = false;
  let changingKey = false;
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
      clock,
      logger,
      onBreak: () => events.emit('vault.changed', {}),
      heads,
      sink: () => policy.rules().auditSink,
    });
    events.emit('vault.changed', {});
  };

  const record = (
    action: Parameters<Vault['audit']>[1]['action'],
    detail: Record<string, string> = {},
    also: (db: WriteDb) => unknown = () => undefined,
  ) =>
    vault().write((db) => {
      vault().audit(db, { action, credentialId: null, detail });
      also(db);
    });

  /**
   * A full disk or a busy database must keep nobody from their keys, nor the keys in memory: unlocking and
   * locking go on without their row. What the vault gives out while it is open is recorded or refused.
   */
  const ifPossible = (write: () => void): void => {
    try {
      write();
    } catch (error) {
      logger.warn('audit.row-not-written', { code: error instanceof KeyturnError ? error.code : 'internal' });
    }
  };

  const requireProof = async (given: PasswordProof): Promise<void> => {
    await attempts.during(async () => {
      const byPassword = given.kind === 'password';
      const right = byPassword
        ? await lend(given.password, vault().checkPassword)
        : await vault().checkRecovery(given.code);
      if (!right) throw new KeyturnError(byPassword ? 'wrong-password' : 'wrong-recovery-code');
    });
    const device = await deviceId.get();
    ifPossible(() => vault().write((db) => noteEntry(db, device, clock.now())));
    proof.given();
  };

  /** An opened vault becomes the session's. */
  const goOn = async (opened: Vault, by: UnlockMethod['kind'], vouched: boolean): Promise<void> => {
    openedByRecovery = by === 'recovery';
    begin(opened);
    const typed = by !== 'keychain';
    if (typed || vouched) proof.given();
    const device = await deviceId.get();
    const note = typed ? noteEntry : noteSeen;
    const detail = { method: by, ...(vouched ? { proof: presence.kind() } : {}) };
    ifPossible(() => record('vault.unlocked', detail, (db) => note(db, device, clock.now())));
    if (typed) await opened.setKeychainBlocked(false);
  };

  /** Closing goes on where this cannot be written. */
  const blockKeychain = async (closing: Vault, waits: boolean): Promise<void> => {
    try {
      if (waits) await closing.setKeychainBlocked(true);
    } catch (error) {
      logger.warn('vault.lock-not-noted', { code: error instanceof KeyturnError ? error.code : 'internal' });
    }
  };

  return {
    vault,
    isOpen: () => open !== null && !changingKey,
    auditBroken: () => audit?.broken() ?? false,
    noteAuditBroken: () => audit?.noteBroken(),

    async status() {
      await policy.ready;
      const found = await inspectVault(ports, folder);
      const wait = await attempts.wait();
      const base = {
        folder,
        problem: null,
        auditBroken: audit?.broken() ?? false,
        openedByRecovery: open !== null && openedByRecovery,
        retryAt: wait > 0 ? Math.ceil(clock.now() + wait) : null,
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
      return {
        ...base,
        state: open !== null ? 'unlocked' : found.kind === 'present' ? 'locked' : 'absent',
        keychain: policy.rules().forbidKeychain ? 'unavailable' : await keychainUnlock.status(found),
        recoveryConfirmed: open?.recoveryConfirmed ?? (found.kind === 'present' && found.recoveryConfirmed),
      };
    },

    create: (password, keychain) =>
      inTurn(async () => {
        if (open !== null) throw new KeyturnError('vault-unlocked');
        await policy.refresh();
        await requireStrength(password, policy.rules());
        const made = await lend(password, async (secret) =>
          createVault(ports, { folder, actor, password: secret, cost: await cost() }),
        );
        open = made.vault;
        const device = await deviceId.get();
        record('vault.created', {}, (db) => noteEntry(db, device, clock.now()));
        proof.given();
        // A keychain that refuses must not undo a vault that exists: the person is told and goes on without.
        const withKeychain =
          keychain &&
          !policy.rules().forbidKeychain &&
          (await keychainUnlock.enable(made.vault).then(
            () => true,
            () => false,
          ));
        if (withKeychain) record('vault.keychain-enabled');
        begin(made.vault);
        await witness?.note(made.vault);
        return { recoveryCode: made.recoveryCode, keychain: withKeychain };
      }),

    async unlock(method) {
      // Before its turn: a system that waits for a finger must hold up no lock and no password.
      const vouched = method.kind === 'keychain' && open === null && (await ways.systemProof());
      await inTurn(async () => {
        if (open !== null) return;
        await policy.refresh();
        const opened = await ways.open(method);
        // Before anything goes on by itself: an older vault changes nothing at a cloud.
        await witness?.hear(opened);
        await goOn(opened, method.kind, vouched);
      });
    },

    guess: (check) => attempts.during(check, false),

    adopt: (openIt, by, left) =>
      inTurn(async () => {
        if (open !== null) throw new KeyturnError('vault-unlocked');
        await policy.refresh();
        const opened = await openIt();
        await witness?.note(opened);
        const reason = left();
        if (reason === null) return goOn(opened, by, false);
        await blockKeychain(opened, keychainWaitsAfter(opened, reason));
        opened.close();
        events.emit('vault.changed', {});
      }),

    lock: (reason) =>
      inTurn(async () => {
        if (open === null) return;
        const closing = open;
        const waits = keychainWaitsAfter(closing, reason);
        const device = deviceId.known();
        const seen = (db: WriteDb) => device !== null && noteSeen(db, device, clock.now());
        ifPossible(() => record('vault.locked', { reason }, seen));
        proof.withdraw();
        // From here on nothing is answered any more, whatever closing takes.
        open = null;
        openedByRecovery = false;
        try {
          await blockKeychain(closing, waits);
        } finally {
          const caring = audit;
          await caring?.end();
          audit = null;
          await witness?.note(closing);
          closing.close();
          events.emit('vault.changed', {});
          await caring?.told();
        }
      }),

    changePassword: (proof, next) =>
      inTurn(async () => {
        await requireStrength(next, policy.rules());
        await requireProof(proof);
        await lend(next, async (secret) => vault().changePassword(secret, await cost()));
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

    changeKey: (password, reason) =>
      inTurn(async () => {
        await policy.refresh();
        await requireProof({ kind: 'password', password });
        const before = vault();
        const caring = audit;
        audit = null;
        // Its check of the whole chain belongs to the handle that goes.
        await caring?.end();
        changingKey = true;
        try {
          const rekeying = {
            ports,
            folder,
            actor,
            logger,
            keychainUnlock,
            keychainAllowed: ways.keychainAllowed,
          };
          const request = { password, reason, cost: await cost() };
          const { vault: opened, ...changed } = await rekeyVault(rekeying, before, request);
          changingKey = false;
          openedByRecovery = false;
          begin(opened);
          if (changed.keychain === true) ifPossible(() => record('vault.keychain-enabled'));
          return changed;
        } catch (error) {
          changingKey = false;
          if (isUsable(before)) begin(before);
          else {
            before.close();
            open = null;
            proof.withdraw();
            events.emit('vault.changed', {});
          }
          throw error;
        }
      }),

    setKeychain: (enabled) =>
      inTurn(async () => {
        if (enabled) ways.requireKeychainAllowed();
        if (enabled) await keychainUnlock.enable(vault());
        else await keychainUnlock.disable(vault(), await inspectVault(ports, folder));
        record(enabled ? 'vault.keychain-enabled' : 'vault.keychain-disabled');
        events.emit('vault.changed', {});
      }),

    confirmPassword: (password) => inTurn(() => requireProof({ kind: 'password', password })),
  };
}
