import { z } from 'zod';
import { mistake } from '../mistakes/index.ts';
import { cloudId, endpointName } from './cloud.ts';
import { credentialId, instant, ticketId } from './ids.ts';
import { importTables } from './import-tables.ts';

/** As many keys come in at once, from whatever source. */
export const MAX_IMPORT_ROWS = 20_000;

/** Why a line of a file was not taken. */
export const importProblemKind = z.enum([
  'missing-public-id',
  'missing-secret',
  'wrong-column-count',
  'unclosed-quote',
]);

/**
 * How sure a reader is of a key's cloud: `certain` by a shape or a name that no other cloud has, `likely` by the names
 * around it, `guess` where a person should look.
 */
export const sureness = z.enum(['certain', 'likely', 'guess']);
export type Sureness = z.infer<typeof sureness>;

/**
 * What is wrong with a cell or a row of a table. Without an id, a secret, a field that the cloud asks for, or a known
 * cloud a row cannot be taken; whatever else cannot be read stays unknown.
 */
export const cellErrorKind = z.enum([
  'missing-public-id',
  'missing-secret',
  'missing-field',
  'unknown-cloud',
  'formula-error',
  'rounded-number',
  'unreadable-date',
  'ambiguous-date',
  'future-date',
  'unknown-site',
  'missing-endpoint',
  'unreadable-endpoint',
  'unreadable-period',
  'shortened',
]);
export type CellErrorKind = z.infer<typeof cellErrorKind>;

/** Where something is wrong. The row's own line and sheet stand in the row. */
export const cellError = z
  .object({
    kind: cellErrorKind,
    /** The column's letters, as spreadsheets have them; null for what stands in no column. */
    column: z.string().nullable(),
    /** `missing-field`: which, by the catalogue's name. */
    field: z.string().nullable(),
  })
  .readonly();
export type CellError = z.infer<typeof cellError>;

/** What a source says of a key besides its fields; null where it says nothing. */
export const importAbout = z
  .object({
    account: z.string().nullable(),
    owner: z.string().nullable(),
    environment: z.string().nullable(),
    note: z.string().nullable(),
    tags: z.array(z.string()).readonly(),
    /** When it was made and when it ends, by the source's word; an unknown date stays unknown. */
    createdAt: instant.nullable(),
    expiresAt: instant.nullable(),
  })
  .readonly();
export type ImportAbout = z.infer<typeof importAbout>;

/** What was found in a file or a text. Secrets stay in main; only the masked public id crosses. */
export const importRow = z
  .object({
    index: z.number().int(),
    cloud: cloudId,
    sure: sureness,
    /** Clouds whose keys look alike: what the person may choose instead. */
    alike: z.array(cloudId).readonly(),
    /** The catalogue's site that the source names; null when it names none. */
    site: z.string().nullable(),
    /**
     * What is not confidential, by the catalogue's names, for a form that is filled from it: empty where there are several
     * rows or where the halves may have changed places, and without values that look like secrets in a place not theirs.
     */
    fields: z.record(z.string(), z.string()).readonly(),
    /** The names of the confidential fields that were found. */
    held: z.array(z.string()).readonly(),
    /** Addresses of the platform's services that stand with it. */
    endpoints: z.partialRecord(endpointName, z.string()).readonly(),
    label: z.string(),
    publicId: z.string(),
    /** The line it starts on, from 1; null where lines have no meaning. */
    line: z.number().int().nullable(),
    /** The sheet that it stands on; null where the source has none. */
    sheet: z.string().nullable(),
    about: importAbout,
    /** What went wrong on its way, by field and never by value. */
    mistakes: z.array(mistake).readonly(),
    errors: z.array(cellError).readonly(),
    status: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('new') }),
      /** The vault holds this public id with the same secret. */
      z.object({ kind: z.literal('duplicate'), id: credentialId, label: z.string() }),
      /** The vault holds this public id with another secret: taking it adds a version beside the old one. */
      z.object({ kind: z.literal('other-secret'), id: credentialId, label: z.string() }),
      /** The vault holds this public id in its bin, from where it can be restored. */
      z.object({ kind: z.literal('in-bin'), id: credentialId, label: z.string() }),
      /** An earlier row of the source has this public id; its secret is the same, or another one. */
      z.object({ kind: z.literal('repeated'), sameSecret: z.boolean() }),
    ]),
  })
  .readonly();
export type ImportRow = z.infer<typeof importRow>;

export const importPreview = z
  .object({
    preview: ticketId,
    /** The file's name without its folder; null for pasted text. */
    fileName: z.string().nullable(),
    rows: z.array(importRow).readonly(),
    problems: z.array(z.object({ line: z.number().int(), kind: importProblemKind })).readonly(),
    /** How many rows seem to hold a key and make none as the tables are read: in other sheets, or in other columns. */
    untaken: z.number().int(),
    /** How many entries of a password manager are no keys of a cloud, and were passed over. */
    passedOver: z.number().int(),
    /** Present where the plaintext file can be deleted afterwards, through this ticket and only if unchanged. */
    source: ticketId.nullable(),
  })
  .readonly();
export type ImportPreview = z.infer<typeof importPreview>;

/** What a file or a text turned out to be: keys as they stand, or tables whose columns a person may have to name. */
export const importFound = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('keys'), ...importPreview.unwrap().shape }).readonly(),
  z.object({ kind: z.literal('tables'), ...importTables.unwrap().shape }).readonly(),
  /** Another password manager's file, or another vault's export, that opens with a password, or with a key file. */
  z
    .object({
      kind: z.literal('locked'),
      manager: z.enum(['keepass', 'bitwarden', 'keyturn']),
      fileName: z.string(),
      source: ticketId,
    })
    .readonly(),
]);
export type ImportFound = z.infer<typeof importFound>;

/** The found keys that are taken in, by their rows, as the person settled what each is. */
export const importChoices = z
  .array(
    z.object({
      index: z.number().int().min(0),
      cloud: cloudId,
      label: z.string().trim().min(1).max(120),
      site: z.string().max(40),
    }),
  )
  .min(1)
  .max(MAX_IMPORT_ROWS);

/** What became of the rows that were to be added. */
export const importDone = z.object({
  /** Keys that are new or have a new version of their secret. */
  added: z.array(credentialId),
  /** Those among them that were in the vault before and got another secret. */
  renewed: z.array(credentialId),
  skipped: z.number().int(),
  /** Why they were skipped. */
  reasons: z.object({
    /** The vault holds them with the same secret, the earlier rows of this source included. */
    duplicate: z.number().int(),
    'in-bin': z.number().int(),
  }),
  /** Rows that cannot be taken as they are, and why. The others came in. */
  refused: z.array(
    z.object({
      index: z.number().int(),
      line: z.number().int().nullable(),
      sheet: z.string().nullable(),
      why: z.enum(['incomplete', 'mistaken', 'unknown-cloud']),
    }),
  ),
});
export type ImportDone = z.infer<typeof importDone>;
