import { assertNever } from '../shared/assert-never.ts';
import type { ErrorCode } from '../shared/ipc/envelope.ts';
import type { CliCode } from './errors.ts';

/** The exit codes, documented in `help` and docs/cli.md. Scripts rely on them: a number never changes its meaning. */
export const EXIT = {
  fine: 0,
  refused: 1,
  usage: 2,
  locked: 3,
  vault: 4,
  io: 5,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The exit code for an error of a channel or of the command line itself. */
export function exitCodeOf(code: ErrorCode | CliCode): ExitCode {
  switch (code) {
    case 'forbidden':
    case 'internal':
    case 'not-found':
    case 'conflict':
    case 'vault-exists':
    case 'vault-unlocked':
    case 'vault-busy':
    case 'weak-password':
    case 'duplicate-key':
    case 'ticket-expired':
    case 'file-too-large':
    case 'file-changed':
    case 'file-not-text':
    case 'sheet-unreadable':
    case 'sheet-encrypted':
    case 'sheet-too-large':
    case 'too-many-keys':
    case 'csv-malformed':
    case 'export-unusable':
    case 'nothing-found':
    case 'insecure-endpoint':
    case 'rotating':
    case 'not-rotatable':
    case 'verifying':
    case 'backup-other-vault':
    case 'backup-missing':
    case 'backup-conflict':
    case 'target-refused':
    case 'target-gone':
    case 'target-clock':
    case 'would-lose-secrets':
    case 'compare-first':
    case 'policy-forbids':
    case 'draft-gone':
    case 'not-same-user':
    case 'reached-differently':
    case 'too-much-text':
    case 'webhook-address':
    case 'no-such-receiver':
    case 'no-such-key':
    case 'no-such-rotation':
    case 'no-such-place':
    case 'no-such-target':
    case 'no-target':
    case 'cannot-rotate':
    case 'not-on-offer':
    case 'nothing-to-undo':
    case 'rotation-running':
    case 'not-a-terminal':
    case 'not-confirmed':
    case 'other-certificate':
    case 'vendor-certificate':
    case 'no-such-pin':
    case 'no-such-kept':
    case 'no-such-consent':
    case 'no-such-hand-over':
    case 'other-place':
    case 'input-too-large':
    case 'place-gone':
    case 'place-changed':
    case 'value-unwritable':
    case 'variable-twice':
    case 'file-encrypted':
    case 'file-not-ours':
    case 'file-taken':
    case 'file-many-names':
    case 'file-encoding':
    case 'not-in-vault':
    case 'keychain-off':
    case 'key-in-bin':
    case 'key-ended':
    case 'command-failed':
    case 'command-missing':
    case 'command-timed-out':
    case 'manager-unreadable':
    case 'manager-too-costly':
    case 'hand-over-unreadable':
    case 'hand-over-other':
    case 'hand-over-expired':
      return EXIT.refused;
    case 'invalid-input':
    case 'missing-fields':
    case 'certificate-unreadable':
    case 'usage':
    case 'ambiguous-id':
      return EXIT.usage;
    case 'vault-absent':
    case 'vault-locked':
    case 'wrong-password':
    case 'wrong-recovery-code':
    case 'too-many-attempts':
    case 'keychain-unavailable':
    case 'keychain-denied':
    case 'keychain-blocked':
    case 'schedule-unknown':
    case 'vault-replaced':
    case 'presence-needed':
    case 'presence-denied':
    case 'password-due':
    case 'password-needed':
    case 'manager-password':
    case 'consent-refused':
    case 'consent-late':
    case 'too-many-askers':
    case 'app-gone':
    case 'asker-unknown':
    case 'hand-over-password':
      return EXIT.locked;
    case 'vault-damaged':
    case 'vault-mismatch':
    case 'vault-newer':
    case 'backup-damaged':
    case 'backup-newer':
    case 'policy-broken':
    case 'secret-unreadable':
    case 'folder-not-writable':
    case 'startup-not-ours':
    case 'folder-not-local':
      return EXIT.vault;
    case 'disk-full':
    case 'target-unreachable':
    case 'file-unreadable':
    case 'file-not-writable':
    case 'input-unreadable':
      return EXIT.io;
    case 'interrupted':
      return EXIT.interrupted;
    default:
      return assertNever(code);
  }
}
