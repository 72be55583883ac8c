import { z } from 'zod';

/** Every error that may cross to the renderer or the CLI; both translate it. Stacks and bodies never cross. */
export const ERROR_CODES = [
  'invalid-input',
  'forbidden',
  'internal',
  'not-found',
  'conflict',
  'vault-absent',
  'vault-exists',
  'vault-locked',
  'vault-unlocked',
  'vault-damaged',
  'vault-mismatch',
  'vault-newer',
  'vault-busy',
  'folder-not-writable',
  'folder-not-local',
  'disk-full',
  'wrong-password',
  'wrong-recovery-code',
  'too-many-attempts',
  'weak-password',
  'keychain-unavailable',
  'keychain-denied',
  'keychain-blocked',
  'secret-unreadable',
  'duplicate-key',
  'missing-fields',
  'ticket-expired',
  'file-unreadable',
  'file-too-large',
  'file-changed',
  'file-not-text',
  'file-not-writable',
  'file-taken',
  'export-unusable',
  'sheet-unreadable',
  'sheet-encrypted',
  'sheet-too-large',
  'too-many-keys',
  'csv-malformed',
  'nothing-found',
  'insecure-endpoint',
  'rotating',
  'not-rotatable',
  'verifying',
  'backup-damaged',
  'backup-newer',
  'backup-other-vault',
  'backup-missing',
  'backup-conflict',
  'target-unreachable',
  'target-refused',
  'target-gone',
  'target-clock',
  'vault-replaced',
  'would-lose-secrets',
  'presence-needed',
  'presence-denied',
  'password-due',
  'compare-first',
  'policy-forbids',
  'policy-broken',
  'draft-gone',
  'not-same-user',
  'reached-differently',
  'too-much-text',
  'webhook-address',
  'startup-not-ours',
  'schedule-unknown',
  'certificate-unreadable',
  'place-gone',
  'place-changed',
  'value-unwritable',
  'variable-twice',
  'file-encrypted',
  'file-not-ours',
  'file-many-names',
  'file-encoding',
  'not-in-vault',
  'keychain-off',
  'key-in-bin',
  'key-ended',
  'command-failed',
  'command-missing',
  'command-timed-out',
  'manager-password',
  'manager-unreadable',
  'manager-too-costly',
  'consent-refused',
  'consent-late',
  'too-many-askers',
  'app-gone',
  'asker-unknown',
  'hand-over-unreadable',
  'hand-over-other',
  'hand-over-expired',
  'hand-over-password',
] as const;

export const errorCode = z.enum(ERROR_CODES);
export type ErrorCode = z.infer<typeof errorCode>;

const params = z.record(z.string(), z.union([z.string(), z.number()])).readonly();
export type ErrorParams = z.infer<typeof params>;

export const wireError = z.object({ code: errorCode, params }).readonly();
export type WireError = z.infer<typeof wireError>;

/** What every channel answers with. */
export type Envelope<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: WireError };

/** The one error class that services throw on purpose; anything else becomes `internal`. */
export class KeyturnError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;

  constructor(code: ErrorCode, errorParams: ErrorParams = {}) {
    super(code);
    this.name = 'KeyturnError';
    this.code = code;
    this.params = errorParams;
  }
}
