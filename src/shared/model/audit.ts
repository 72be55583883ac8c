import { z } from 'zod';
import { cloudId } from './cloud.ts';
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
  'credential.looked-up',
  'source-file.deleted',
  'rotation.started',
  'rotation.moved',
  'rotation.ended',
  'vault.key-changed',
  'vault.copy-removed',
  'vault.restored',
  'vault.merged',
  'vault.compared',
  'vault.worklist-closed',
  'presence.confirmed',
  'backup.target-added',
  'backup.target-edited',
  'backup.target-removed',
  'backup.made',
  'backup.failed',
  'recovery-kit.printed',
  'recovery-kit.listed',
  'audit.exported',
  'draft.kept',
  'reminders.tampered',
  'digest.webhook-added',
  'digest.webhook-edited',
  'digest.webhook-removed',
  'digest.settings-changed',
  'digest.sent',
  'digest.failed',
  'digest.exported',
  'consumer.added',
  'consumer.edited',
  'consumer.removed',
  'consumer.served',
  'consumer.failed',
  'file.scrubbed',
  'file.restored',
  'file.copies-forgotten',
  'key.handed-out',
  'look.taken',
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

export const AUDIT_GROUPS = ['all', 'vault', 'keys', 'secrets', 'rotations', 'backups'] as const;
export const auditGroup = z.enum(AUDIT_GROUPS);
export type AuditGroup = z.infer<typeof auditGroup>;

/** The group that each action is looked for under. `secrets`: what was given out, and who proved to be there for it. */
export const GROUP_OF: Readonly<Record<AuditAction, Exclude<AuditGroup, 'all'>>> = {
  'vault.created': 'vault',
  'vault.unlocked': 'vault',
  'vault.locked': 'vault',
  'vault.password-changed': 'vault',
  'vault.recovery-renewed': 'vault',
  'vault.keychain-enabled': 'vault',
  'vault.keychain-disabled': 'vault',
  'vault.settings-changed': 'vault',
  'vault.key-changed': 'vault',
  'vault.copy-removed': 'vault',
  'vault.restored': 'backups',
  'vault.merged': 'backups',
  'vault.compared': 'backups',
  'vault.worklist-closed': 'vault',
  'account.edited': 'keys',
  'account.joined': 'keys',
  'credential.moved': 'keys',
  'credential.added': 'keys',
  'credential.imported': 'keys',
  'credential.edited': 'keys',
  'credential.removed': 'keys',
  'credential.restored': 'keys',
  'credential.purged': 'keys',
  'credential.revealed': 'secrets',
  'credential.copied': 'secrets',
  'credential.verified': 'keys',
  'credential.verify-failed': 'keys',
  'credential.looked-up': 'keys',
  'source-file.deleted': 'keys',
  'draft.kept': 'keys',
  'reminders.tampered': 'vault',
  'rotation.started': 'rotations',
  'rotation.moved': 'rotations',
  'rotation.ended': 'rotations',
  'presence.confirmed': 'secrets',
  'backup.target-added': 'backups',
  'backup.target-edited': 'backups',
  'backup.target-removed': 'backups',
  'backup.made': 'backups',
  'backup.failed': 'backups',
  'recovery-kit.printed': 'secrets',
  'recovery-kit.listed': 'secrets',
  'audit.exported': 'secrets',
  'digest.webhook-added': 'vault',
  'digest.webhook-edited': 'vault',
  'digest.webhook-removed': 'vault',
  'digest.settings-changed': 'vault',
  'digest.sent': 'vault',
  'digest.failed': 'vault',
  'digest.exported': 'vault',
  'consumer.added': 'keys',
  'consumer.edited': 'keys',
  'consumer.removed': 'keys',
  'consumer.served': 'secrets',
  'consumer.failed': 'keys',
  'file.scrubbed': 'secrets',
  'file.restored': 'secrets',
  'file.copies-forgotten': 'keys',
  'key.handed-out': 'secrets',
  'look.taken': 'keys',
};

/** What the key of a row is called, or was when it was deleted for good. */
export const auditSubject = z
  .object({ label: z.string(), cloud: cloudId, publicId: z.string(), purged: z.boolean() })
  .readonly();
export type AuditSubject = z.infer<typeof auditSubject>;
