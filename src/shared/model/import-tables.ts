import { z } from 'zod';
import { cloudId } from './cloud.ts';
import { ticketId } from './ids.ts';

/** What a column of a table can hold. */
export const columnRole = z.enum([
  'ignore',
  'cloud',
  'public-id',
  'secret',
  'token',
  'label',
  'account',
  'owner',
  'environment',
  'note',
  'tags',
  'created',
  'expires',
  'region',
  'project',
  'tenant',
  'endpoint',
  'site',
  'period',
]);
export type ColumnRole = z.infer<typeof columnRole>;

/** Roles that several columns may have: what they hold adds up, or counts for nothing. */
export const SHARED_ROLES: ReadonlySet<ColumnRole> = new Set(['ignore', 'note', 'tags']);

/** How one sheet is read. */
export const sheetMapping = z
  .object({
    taken: z.boolean(),
    /** The line that names the columns; 0 where none does. */
    headerRow: z.number().int().min(0).max(20_000),
    /** One role a column. Of the columns with one role the first that holds something counts; notes and tags add up. */
    columns: z.array(columnRole).max(200).readonly(),
  })
  .readonly();
export type SheetMapping = z.infer<typeof sheetMapping>;

/** How the tables of one file become keys. */
export const tableMapping = z
  .object({
    /** One a sheet, in the file's order. */
    sheets: z.array(sheetMapping).max(50).readonly(),
    /** Whose keys they all are; null: as their column says, else as each row's id and the sheet's name tell. */
    cloud: cloudId.nullable(),
  })
  .readonly();
export type TableMapping = z.infer<typeof tableMapping>;

/** A sheet as a person is asked about it. Every text in it was masked in main: nothing that may be a secret is whole. */
export const sheetView = z
  .object({
    name: z.string(),
    /** How many rows hold anything. */
    rows: z.number().int(),
    headerRow: z.number().int(),
    /** The lines that the samples are of. */
    lines: z.array(z.number().int()).readonly(),
    columns: z
      .array(
        z
          .object({
            index: z.number().int(),
            heading: z.string(),
            /** One a line of `lines`. */
            samples: z.array(z.string()).readonly(),
            /** What it seems to hold; null where nothing tells. */
            guess: columnRole.nullable(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();
export type SheetView = z.infer<typeof sheetView>;

/** The tables of a file or a text, kept in main under a ticket until they are mapped, and what they seem to hold. */
export const importTables = z
  .object({
    tables: ticketId,
    fileName: z.string().nullable(),
    /** Present where the plaintext file can be deleted afterwards, through this ticket and only if unchanged. */
    source: ticketId.nullable(),
    sheets: z.array(sheetView).readonly(),
    guess: tableMapping,
  })
  .readonly();
export type ImportTables = z.infer<typeof importTables>;
