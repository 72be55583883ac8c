import { z } from 'zod';
import { auditEntry, auditGroup, auditSubject } from '../../model/audit.ts';
import { cloudId } from '../../model/cloud.ts';
import { draft, draftForm, draftId } from '../../model/draft.ts';
import { credentialId, instant, ticketId } from '../../model/ids.ts';
import { policyState } from '../../model/managed-policy.ts';
import { checklist, whereabouts, worklist } from '../../model/recovery-kit.ts';
import { systemProof } from '../../model/vault.ts';

const nothing = z.object({}).strict();
const done = z.object({}).strict();
const password = z.string().min(1).max(1024);

/** Which rows of the history; every condition must hold. */
export const auditFilter = z.object({
  credentialId: credentialId.nullable().default(null),
  group: auditGroup.default('all'),
  via: z.enum(['app', 'cli']).nullable().default(null),
  from: instant.nullable().default(null),
  to: instant.nullable().default(null),
  /** Words of a key's label or public id, of a user or a device. */
  text: z.string().max(200).default(''),
});

const head = z.object({ count: z.number().int().min(0), head: z.string().regex(/^[0-9a-f]{64}$/) });

/** Proving to be there, drafts, evidence, rules, the recovery kit, the vault's key. */
export const careChannels = {
  'presence.status': {
    input: nothing,
    output: z.object({ freshUntil: instant.nullable(), system: systemProof }),
    gate: 'unlocked',
  },
  'presence.confirm': {
    input: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('password'), password }),
      z.object({ kind: z.literal('system') }),
    ]),
    output: done,
    gate: 'unlocked',
  },

  'drafts.save': {
    /**
     * `secrets` is confidential: it is sealed and never given out again. What a draft holds already stays where it is
     * left out, and goes where it is empty. `found` names a key of an import's preview, whose secrets main takes over under the
     * names of that cloud.
     */
    input: z.object({
      id: draftId.nullable().default(null),
      form: draftForm,
      subject: credentialId.nullable().default(null),
      fields: z.record(z.string().max(60), z.string().max(20_000)),
      secrets: z.record(z.string().max(60), z.string().max(20_000)),
      found: z.object({ preview: ticketId, index: z.number().int().min(0), cloud: cloudId }).optional(),
    }),
    output: z.object({ id: draftId }),
    gate: 'unlocked',
  },
  'drafts.list': { input: nothing, output: z.array(draft), gate: 'unlocked' },
  'drafts.discard': { input: z.object({ id: draftId }), output: done, gate: 'unlocked' },

  'audit.list': {
    input: auditFilter.extend({
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    output: z.object({
      total: z.number().int(),
      /** `subject`: what the key is, or was, called; null for rows of no key. */
      rows: z.array(z.object({ entry: auditEntry, subject: auditSubject.nullable() })),
    }),
    gate: 'unlocked',
  },
  'audit.head': {
    input: nothing,
    output: head.extend({
      at: instant.nullable(),
      state: z.enum(['whole', 'broken']),
      /** The last head could not be written where the settings say. */
      sinkFailed: z.boolean(),
      /** The file that heads are written to where the settings say so. */
      headsFile: z.string(),
    }),
    gate: 'unlocked',
  },
  /**
   * Checks every row, of the vault or of an exported file (a ticket for a `backup`, which is any file), and that an
   * earlier head is still in the chain where one is given.
   */
  'audit.verify': {
    input: z.object({ earlier: head.nullable().default(null), file: ticketId.nullable().default(null) }),
    output: z.object({
      state: z.enum(['whole', 'broken']),
      /**
       * Where the first row does not fit, or the row that the vault's header knows is gone; null when the chain is
       * whole, or the earlier head is what is missing.
       */
      brokenAt: z.number().int().nullable(),
      earlier: z.enum(['none', 'found', 'missing']),
      count: z.number().int(),
    }),
    gate: 'unlocked',
  },
  /** Asks the system's save dialog unless a ticket names the file; null when the person closed it. */
  'audit.export': {
    input: auditFilter.extend({
      format: z.enum(['jsonl', 'csv']),
      ticket: ticketId.nullable().default(null),
    }),
    output: z.object({ rows: z.number().int() }).nullable(),
    gate: 'unlocked',
  },
  /** The same text in parts, for a terminal: from `after` on, which is the `next` of the part before; null at first. */
  'audit.exportPart': {
    input: auditFilter.extend({
      format: z.enum(['jsonl', 'csv']),
      after: z.object({ seq: z.number().int(), last: z.number().int() }).nullable().default(null),
    }),
    output: z.object({
      text: z.string(),
      next: z.object({ seq: z.number().int(), last: z.number().int() }).nullable(),
    }),
    gate: 'unlocked',
  },

  'policy.get': { input: nothing, output: policyState, gate: 'open' },
  'vault.whereabouts': { input: nothing, output: whereabouts, gate: 'unlocked' },

  'kit.checklist': { input: nothing, output: checklist, gate: 'unlocked' },
  /** Makes a new recovery code and opens the page that prints it; the old code opens nothing any more. */
  'kit.print': {
    input: z.object({ password, withList: z.boolean() }),
    output: z.object({ recoveryCode: z.string() }),
    gate: 'unlocked',
    secret: true,
  },
  /**
   * Opens the page with the code that was made last and not asked back yet; it makes none. Throws `not-found` where
   * there is no such code.
   */
  'kit.printFresh': {
    input: z.object({ withList: z.boolean() }),
    output: done,
    gate: 'unlocked',
    presence: true,
  },
  /** The list alone, without a code: opens the page to print, or asks the save dialog. */
  'kit.exportList': {
    input: z.object({ as: z.enum(['page', 'csv']), ticket: ticketId.nullable().default(null) }),
    output: z.object({ items: z.number().int() }).nullable(),
    gate: 'unlocked',
  },

  /** A new key for everything. Older copies of the vault stay readable with what opened them. */
  'vault.changeKey': {
    input: z.object({ password, reason: z.enum(['routine', 'lost-device', 'person-left']) }),
    /**
     * `keychain`: whether this device's keychain opens the vault again; null where it did not before. `copy`: the kept
     * copy that the old ways in still open.
     */
    output: z.object({
      recoveryCode: z.string(),
      keychain: z.boolean().nullable(),
      copy: z.string().nullable(),
    }),
    gate: 'unlocked',
    secret: true,
  },
  /** Deletes kept copies for good, by their names. */
  'vault.removeCopies': {
    input: z.object({ names: z.array(z.string().min(1).max(500)).min(1).max(200) }),
    output: done,
    gate: 'unlocked',
    presence: true,
  },
  /** The keys that were in copies which somebody else may read; null when none is open. */
  'worklist.get': { input: nothing, output: worklist.nullable(), gate: 'unlocked' },
  'worklist.close': { input: nothing, output: done, gate: 'unlocked' },
} as const;
