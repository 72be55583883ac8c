import type { ErrorParams, WireError } from '../shared/ipc/envelope.ts';

/** What can go wrong in the command line itself, beside the codes that the channels answer with. */
export const CLI_CODES = [
  'usage',
  'ambiguous-id',
  'no-such-key',
  'no-such-rotation',
  'no-such-place',
  'no-such-target',
  'no-such-receiver',
  'no-target',
  'cannot-rotate',
  'not-on-offer',
  'nothing-to-undo',
  'rotation-running',
  'not-a-terminal',
  'not-confirmed',
  'password-needed',
  'input-too-large',
  'input-unreadable',
  'interrupted',
  'other-certificate',
  'vendor-certificate',
  'no-such-pin',
  'no-such-kept',
  'no-such-consent',
  'no-such-hand-over',
  'other-place',
] as const;

export type CliCode = (typeof CLI_CODES)[number];

/** The ways in which a command line can be wrong; each is a message under `cli.usage`. */
export const USAGE_REASONS = [
  'account-settings',
  'bad-choice',
  'bad-duration',
  'bad-endpoint',
  'bad-fault',
  'bad-fd',
  'bad-format',
  'bad-group',
  'bad-head',
  'bad-instant',
  'bad-key-reason',
  'bad-language',
  'bad-lead-times',
  'bad-list-format',
  'bad-number',
  'bad-pair',
  'bad-proxy',
  'bad-rows',
  'bad-switch',
  'bad-via',
  'by-itself',
  'conflict',
  'empty-password',
  'empty-value',
  'excess-arguments',
  'id-too-short',
  'kit-needs-list',
  'missing-argument',
  'missing-option',
  'missing-value',
  'needs-password-text',
  'needs-public-id',
  'needs-yes',
  'no-change',
  'no-command',
  'no-conflict',
  'no-key-file',
  'no-ids',
  'no-program',
  'no-address',
  'two-addresses',
  'nowhere-to-look',
  'no-secrets',
  'no-target-change',
  'other',
  'place-and-word',
  'secret-in-argv',
  'bad-mapping',
  'no-such-sheet',
  'no-such-column',
  'no-table',
  'stdin-taken',
  'to-or-apart',
  'unknown-account',
  'unknown-cloud',
  'unknown-command',
  'unknown-field',
  'unknown-naming',
  'unknown-option',
  'unknown-service',
  'unknown-site',
  'unknown-view',
  'which-source',
  'which-target',
  'unknown-kind',
  'missing-endpoint',
  'no-guide',
  'bad-fingerprint',
  'plain-never',
  'which-entry',
  'bad-argv',
] as const;

export type UsageReason = (typeof USAGE_REASONS)[number];

/** An error of the command line itself. Its params are shown, so they hold names and never a value of a secret field. */
export class CliError extends Error {
  readonly code: CliCode;
  readonly params: ErrorParams;

  constructor(code: CliCode, params: ErrorParams = {}) {
    super(code);
    this.name = 'CliError';
    this.code = code;
    this.params = params;
  }
}

/** A command line that cannot be meant; exit code 2. */
export function usageError(reason: UsageReason, params: ErrorParams = {}): CliError {
  return new CliError('usage', { ...params, reason });
}

/** An error that a channel answered with. */
export class AnswerError extends Error {
  readonly wire: WireError;

  constructor(wire: WireError) {
    super(wire.code);
    this.name = 'AnswerError';
    this.wire = wire;
  }
}
