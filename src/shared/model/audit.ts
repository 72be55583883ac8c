import { z } from 'zod';
import { credentialId, instant } from './ids.ts';

/** What the audit chain records. Stored as text and covered by the chain's MAC: a name never changes its meaning. */
export const AUDIT_ACTIONS = [
  'vault.created',
  'vault.unlocked',
  'vault.locked',
  'vault.password-changed',
  'vault.recovery-renewed',
  'vault.keychain-enabled',
  'vault.keychain-disabled',
  'vault.settings-changed',
  'account.edited',
  'account.joined',
  'credential.added',
  'credential.imported',
  'credential.edited',
  'credential.moved',
  'credential.removed',
  'credential.restored',
  'credential.purged',
  'credential.revealed',
  'credential.copied',
  'credential.verified',
  'credential.verify-failed',
  'source-file.deleted',
  'rotation.started',
  'rotation.moved',
  'rotation.ended',
] as const;

export const auditAction = z.enum(AUDIT_ACTIONS);
export type AuditAction = z.infer<typeof auditAction>;

/** One row of the chain, without its MAC. `detail` holds names of fields and codes, never a value of one. */
export const auditEntry = z
  .object({
    seq: z.number().int(),
    at: instant,
    action: auditAction,
    credentialId: credentialId.nullable(),
    detail: z.record(z.string(), z.string()).readonly(),
    /** The operating system's user and machine, and whether the app or the CLI acted. */
    osUser: z.string(),
    device: z.string(),
    via: z.enum(['app', 'cli']),
  })
  .readonly();
export type AuditEntry = z.infer<typeof auditEntry>;
