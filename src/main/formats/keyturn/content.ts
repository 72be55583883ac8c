import { z } from 'zod';
import { accountDraft, periodDays } from '../../../shared/model/account.ts';
import { credentialKind, credentialState } from '../../../shared/model/credential.ts';
import { instant } from '../../../shared/model/ids.ts';
import { leadTimes } from '../../../shared/model/reminder.ts';

/** The name that stands in an export's content, and what begins one in plain text. */
export const EXPORT_FORMAT = 'keyturn-export';

/** The version of the content that this program writes and the newest that it reads. */
export const EXPORT_CONTENT_VERSION = 1;

const name = z.string().max(60);
const fields = z.record(name, z.string().max(20_000)).readonly();

/** One key with its secrets, as it leaves one vault for another. */
export const exportedKey = z
  .object({
    kind: credentialKind,
    label: z.string().max(2000),
    /** By the catalogue's names; the public id is among them. */
    fields,
    /** The newest version of each confidential field, in clear. */
    secrets: fields,
    state: credentialState,
    createdAt: instant.nullable(),
    expiresAt: instant.nullable(),
    periodDays: periodDays.nullable(),
    leadTimes: leadTimes.nullable(),
    note: z.string().max(100_000),
  })
  .readonly();
export type ExportedKey = z.infer<typeof exportedKey>;

const draft = accountDraft.unwrap().shape;

/**
 * One account with its keys. Certificates that somebody compared, proxies and consents stay behind: they are words about
 * one computer, and not about the account.
 */
export const exportedAccount = z
  .object({
    /** Any text: a later program may know more platforms, and those accounts are passed over. */
    cloud: name,
    site: draft.site,
    label: draft.label,
    environment: draft.environment,
    owner: draft.owner,
    note: draft.note,
    tags: draft.tags,
    endpoints: z.record(name, z.string().max(500)).readonly(),
    periodDays: draft.periodDays,
    keys: z.array(exportedKey).max(20_000).readonly(),
  })
  .readonly();
export type ExportedAccount = z.infer<typeof exportedAccount>;

/** What is in an export, as JSON in UTF-8. */
export const exportContent = z
  .object({
    format: z.literal(EXPORT_FORMAT),
    version: z.literal(EXPORT_CONTENT_VERSION),
    madeAt: instant,
    accounts: z.array(exportedAccount).max(20_000).readonly(),
  })
  .readonly();
export type ExportContent = z.infer<typeof exportContent>;
