import { z } from 'zod';
import { account, accountDraft } from '../model/account.ts';
import { auditEntry } from '../model/audit.ts';
import {
  accountChoice,
  credentialDetail,
  credentialEdit,
  credentialInput,
  credentialSummary,
} from '../model/credential.ts';
import { draftUse } from '../model/draft.ts';
import { cloudFailure } from '../model/failure.ts';
import { identity } from '../model/identity.ts';
import { accountId, credentialId, instant } from '../model/ids.ts';
import { joined, joinOffer } from '../model/join.ts';
import {
  rotationChoice,
  rotationEvent,
  rotationId,
  rotationPlan,
  rotationPolicy,
  rotationStarter,
  rotationView,
} from '../model/rotation.ts';
import { locale, preferences, vaultSettings } from '../model/settings.ts';
import { unlockMethod, vaultStatus } from '../model/vault.ts';
import { sortBy, view, viewCounts } from '../model/view.ts';
import type { ChannelName } from './channels.ts';
import { backupChannels } from './parts/backup.ts';
import { careChannels } from './parts/care.ts';
import { consumerChannels } from './parts/consumers.ts';
import { diagnosisChannels } from './parts/diagnosis.ts';
import { digestChannels } from './parts/digest.ts';
import { guideChannels } from './parts/guides.ts';
import { handOutChannels } from './parts/hand-outs.ts';
import { importChannels } from './parts/import.ts';
import { networkChannels } from './parts/network.ts';
import { reminderChannels } from './parts/reminders.ts';
import { restoreChannels } from './parts/restore.ts';
import { shellChannels } from './parts/shell.ts';
import { updateChannels } from './parts/updates.ts';
import { verificationChannels } from './parts/verification.ts';

/**
 * `open`: at any time. `unlocked`: refused with `vault-locked` while no vault is open.
 */
export type Gate = 'open' | 'unlocked';

export interface ChannelSpec {
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  readonly gate: Gate;
  /** The output holds something confidential, and nothing else than these channels may. */
  readonly secret?: true;
  /** Refused with `presence-needed` unless the person proved to be there within the last five minutes. */
  readonly presence?: true;
}

const nothing = z.object({}).strict();
const done = z.object({}).strict();
const password = z.string().min(1).max(1024);
const ids = z.array(credentialId).min(1).max(1000);
/** The key to replace, with what differs from the default policy, signed by itself or by an administrator's key. */
const rotationRequest = z.object({
  credentialId,
  policy: rotationPolicy.unwrap().partial().default({}),
  admin: credentialId.nullable().default(null),
});
const recoveryCode = z.object({ recoveryCode: z.string() });

/** The one description of what main answers; preload, renderer, router, CLI and tests derive from it. */
export const contract = {
  'app.info': {
    input: nothing,
    output: z.object({
      version: z.string(),
      platform: z.enum(['darwin', 'win32', 'linux']),
      /** The language in force, `system` resolved. */
      locale,
      /** The person's home folder, which paths are shown by; null where nothing is looked for in one. */
      home: z.string().nullable(),
    }),
    gate: 'open',
  },
  'preferences.get': { input: nothing, output: preferences, gate: 'open' },
  'preferences.set': { input: preferences.unwrap().partial(), output: preferences, gate: 'open' },

  'vault.status': { input: nothing, output: vaultStatus, gate: 'open' },
  'vault.create': {
    input: z.object({ password, keychain: z.boolean() }),
    /** `keychain` tells whether the device's keychain could be set up where it was asked for. */
    output: recoveryCode.extend({ keychain: z.boolean() }),
    gate: 'open',
    secret: true,
  },
  'vault.confirmRecovery': {
    /** Some groups of the code, by their place from 0, to show that it was written down. */
    input: z.object({
      groups: z
        .array(z.object({ index: z.number().int().min(0).max(31), text: z.string().max(32) }))
        .min(2)
        .max(8),
    }),
    output: z.object({ correct: z.boolean() }),
    gate: 'unlocked',
  },
  'vault.renewRecovery': {
    input: z.object({ password }),
    output: recoveryCode,
    gate: 'unlocked',
    secret: true,
  },
  'vault.unlock': { input: unlockMethod, output: done, gate: 'open' },
  'vault.lock': { input: nothing, output: done, gate: 'open' },
  'vault.changePassword': {
    input: z.object({
      proof: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('password'), password }),
        z.object({ kind: z.literal('recovery'), code: z.string().max(200) }),
      ]),
      next: password,
    }),
    output: done,
    gate: 'unlocked',
  },
  'vault.setKeychain': {
    input: z.object({ enabled: z.boolean() }),
    output: done,
    gate: 'unlocked',
    presence: true,
  },

  'settings.get': { input: nothing, output: vaultSettings, gate: 'unlocked' },
  'settings.set': { input: vaultSettings.unwrap().partial(), output: vaultSettings, gate: 'unlocked' },

  'accounts.list': { input: nothing, output: z.array(account), gate: 'unlocked' },
  'accounts.edit': {
    input: z.object({ id: accountId, changes: accountDraft.unwrap().partial() }),
    output: account,
    gate: 'unlocked',
  },
  /** Accounts that proofs name one user for: those of one account, or all with null. */
  'accounts.offers': {
    input: z.object({ id: accountId.nullable() }),
    output: z.array(joinOffer),
    gate: 'unlocked',
  },
  /** Puts the keys of an account under another one of the same user. Taken back by moving them. */
  'accounts.join': {
    input: z.object({ id: accountId, into: accountId }),
    output: joined,
    gate: 'unlocked',
  },

  'credentials.list': {
    input: z.object({
      view,
      search: z.string().max(200).default(''),
      sort: sortBy.default('due'),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    output: z.object({ total: z.number().int(), rows: z.array(credentialSummary) }),
    gate: 'unlocked',
  },
  'credentials.counts': { input: nothing, output: viewCounts, gate: 'unlocked' },
  'credentials.get': { input: z.object({ id: credentialId }), output: credentialDetail, gate: 'unlocked' },
  'credentials.add': {
    input: credentialInput.extend({ draft: draftUse.optional() }),
    output: z.object({ id: credentialId }),
    gate: 'unlocked',
  },
  'credentials.edit': {
    input: z.object({ id: credentialId, changes: credentialEdit, draft: draftUse.optional() }),
    output: credentialDetail,
    gate: 'unlocked',
  },
  /** To another account, or a new one; an account without keys is gone. Another place takes the proofs away. */
  'credentials.move': {
    input: z.object({ ids, account: accountChoice }),
    output: z.object({ accountId }),
    gate: 'unlocked',
  },
  'credentials.remove': { input: z.object({ ids }), output: done, gate: 'unlocked' },
  'credentials.restore': { input: z.object({ ids }), output: done, gate: 'unlocked' },
  'credentials.purge': { input: z.object({ ids }), output: done, gate: 'unlocked', presence: true },
  'credentials.reveal': {
    input: z.object({ id: credentialId, field: z.string().max(60) }),
    output: z.object({ value: z.string() }),
    gate: 'unlocked',
    secret: true,
  },
  'credentials.copy': {
    /** A public id stays on the clipboard; a secret is taken off it again at `clearsAt`. */
    input: z.object({ id: credentialId, field: z.string().max(60) }),
    output: z.object({ clearsAt: instant.nullable() }),
    gate: 'unlocked',
  },
  /** The fields in the words of a product (a naming's id), with the secrets that it has a place for, or without. */
  'credentials.copyAs': {
    input: z.object({ id: credentialId, naming: z.string().max(60), secret: z.boolean(), locale }),
    output: z.object({ clearsAt: instant.nullable() }),
    gate: 'unlocked',
  },
  'credentials.verify': {
    input: z.object({ id: credentialId }),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('proven'), identity }),
      z.object({ kind: z.literal('failed'), failure: cloudFailure }),
    ]),
    gate: 'unlocked',
  },
  'credentials.history': {
    input: z.object({ id: credentialId, limit: z.number().int().min(1).max(500).default(100) }),
    output: z.array(auditEntry),
    gate: 'unlocked',
  },
  'clipboard.clear': { input: nothing, output: done, gate: 'open' },

  'rotations.plan': {
    input: rotationRequest.extend({
      /** Facts that the cloud told within the last minute will do: another option of a plan that is in sight. */
      reuse: z.boolean().default(false),
    }),
    output: rotationPlan,
    gate: 'unlocked',
  },
  /** Begins, and goes on by itself as far as it can while the vault is open. */
  'rotations.start': { input: rotationRequest, output: z.object({ id: rotationId }), gate: 'unlocked' },
  'rotations.list': {
    input: z.object({ running: z.boolean().default(false) }),
    output: z.array(rotationView),
    gate: 'unlocked',
  },
  'rotations.get': { input: z.object({ id: rotationId }), output: rotationView, gate: 'unlocked' },
  /** Takes every step that is due now, and answers when none is left. */
  'rotations.resume': { input: z.object({ id: rotationId }), output: rotationView, gate: 'unlocked' },
  'rotations.undo': { input: z.object({ id: rotationId }), output: rotationView, gate: 'unlocked' },
  'rotations.decide': {
    input: z.object({ id: rotationId, choice: rotationChoice }),
    output: rotationView,
    gate: 'unlocked',
  },
  'rotations.receipt': {
    input: z.object({ id: rotationId }),
    output: z.object({
      rotation: rotationView,
      events: z.array(rotationEvent),
      /** As the audit chain says. */
      startedBy: rotationStarter.nullable(),
    }),
    gate: 'unlocked',
  },
  /** Walks the same plan against a cloud in memory, into a fault where one is chosen; nothing real is touched. */
  'rotations.rehearse': {
    input: z.object({
      request: rotationRequest,
      fault: z.enum(['none', 'answer-lost', 'crash', 'two-keys', 'old-still-used', 'denied', 'never-proves']),
    }),
    output: z.object({ rotation: rotationView, events: z.array(rotationEvent) }),
    gate: 'unlocked',
  },

  ...verificationChannels,
  ...backupChannels,
  ...restoreChannels,
  ...careChannels,
  ...reminderChannels,
  ...updateChannels,
  ...digestChannels,
  ...importChannels,
  ...shellChannels,
  ...guideChannels,
  ...diagnosisChannels,
  ...networkChannels,
  ...consumerChannels,
  ...handOutChannels,
} as const satisfies Record<ChannelName, ChannelSpec>;

/** What a caller passes to a channel. */
export type Input<C extends ChannelName> = z.input<(typeof contract)[C]['input']>;
/** What a handler gets, defaults filled in. */
export type ParsedInput<C extends ChannelName> = z.output<(typeof contract)[C]['input']>;
/** What a channel answers. */
export type Output<C extends ChannelName> = z.output<(typeof contract)[C]['output']>;
