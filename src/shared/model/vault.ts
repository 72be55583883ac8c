import { z } from 'zod';
import { instant } from './ids.ts';

/** Why a vault folder cannot be used as it is; each has its own way out. */
export const vaultProblem = z.enum([
  'vault-damaged',
  'vault-mismatch',
  'vault-newer',
  'folder-not-writable',
  'folder-not-local',
]);
export type VaultProblem = z.infer<typeof vaultProblem>;

/**
 * `unavailable`: no keychain answers a write-read-delete round trip. `blocked`: the last lock asks for the password
 * once. `ready`: it can open this vault.
 */
export const keychainStatus = z.enum(['unavailable', 'available', 'ready', 'blocked']);
export type KeychainStatus = z.infer<typeof keychainStatus>;

/** How the system itself can prove that its owner is there. */
export const systemProof = z.enum(['none', 'touch-id']);
export type SystemProof = z.infer<typeof systemProof>;

/**
 * Why a vault was locked; `quit` is the end of the program, or of the session with the system. `replaced`: another
 * process put another vault in its place.
 */
export type LockReason = 'by-hand' | 'idle' | 'sleep' | 'screen-lock' | 'hidden' | 'quit' | 'replaced';

export const vaultStatus = z
  .object({
    state: z.enum(['absent', 'locked', 'unlocked', 'problem']),
    problem: vaultProblem.nullable(),
    /** Where the vault lies, for people to read. */
    folder: z.string(),
    keychain: keychainStatus,
    /** False until the recovery code was shown and asked back. */
    recoveryConfirmed: z.boolean(),
    /** A break in the audit chain was found; a warning, never a lock-out. */
    auditBroken: z.boolean(),
    /** This session was opened by the recovery code: the password is to be set anew. */
    openedByRecovery: z.boolean(),
    /** No password or code is looked at before; null while there is nothing to wait for. */
    retryAt: instant.nullable(),
    /** What unlocking by the keychain asks for on top. */
    systemProof,
  })
  .readonly();
export type VaultStatus = z.infer<typeof vaultStatus>;

export const unlockMethod = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('password'), password: z.string().min(1).max(1024) }),
  z.object({ kind: z.literal('keychain') }),
  z.object({ kind: z.literal('recovery'), code: z.string().min(1).max(200) }),
]);
export type UnlockMethod = z.infer<typeof unlockMethod>;

/** The shortest master password that is taken. Strength beyond length is shown, not enforced. */
export const MIN_PASSWORD_LENGTH = 10;
