import { z } from 'zod';

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
 * `unavailable`: no keychain answers a write-read-delete round trip. `blocked`: locked by hand, so the password
 * is asked once. `ready`: it can open this vault.
 */
export const keychainStatus = z.enum(['unavailable', 'available', 'ready', 'blocked']);
export type KeychainStatus = z.infer<typeof keychainStatus>;

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
