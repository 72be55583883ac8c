import { z } from 'zod';
import { mistake } from '../../mistakes/index.ts';
import { cloudId } from '../../model/cloud.ts';
import { ticketId } from '../../model/ids.ts';
import { importChoices, importDone, importFound, importPreview, importRow } from '../../model/import.ts';
import { tableMapping } from '../../model/import-tables.ts';

const nothing = z.object({}).strict();
const done = z.object({}).strict();

/** Taking keys in from files and texts. Secrets go in and never come out. */
export const importChannels = {
  'import.pick': {
    /** Opens the system's file dialog; null when the person closed it. */
    input: nothing,
    output: z.object({ ticket: ticketId }).nullable(),
    gate: 'unlocked',
  },
  'import.previewFile': { input: z.object({ ticket: ticketId }), output: importFound, gate: 'unlocked' },
  /** Opens another password manager's file. `password` is confidential; empty where a key file alone opens it. */
  'import.unlockManager': {
    input: z.object({
      ticket: ticketId,
      password: z.string().max(1024),
      keyFile: ticketId.nullable(),
    }),
    output: importFound,
    gate: 'unlocked',
  },
  'import.previewText': {
    /** Far above what is read, so that the answer can say how much that is. */
    input: z.object({ text: z.string().max(64 * 1024 * 1024) }),
    output: importFound,
    gate: 'unlocked',
  },
  /** The keys of tables, read by a mapping. The tables stay, so that another one can be tried. */
  'import.mapTables': {
    input: z.object({ tables: ticketId, mapping: tableMapping }),
    output: importPreview,
    gate: 'unlocked',
  },
  /** Puts a mistake of one row right, in main; the row as it is then. */
  'import.mend': {
    input: z.object({
      preview: ticketId,
      index: z.number().int().min(0),
      mistake: mistake.unwrap().shape.kind,
    }),
    output: importRow,
    gate: 'unlocked',
  },
  /** Puts right what can be put right in all rows, in main; the rows as they are then. */
  'import.mendAll': {
    input: z.object({ preview: ticketId }),
    output: z.object({ rows: z.array(importRow) }),
    gate: 'unlocked',
  },
  /** Reads a row as a key of the cloud that a person says; the row as it is then. */
  'import.chooseCloud': {
    input: z.object({ preview: ticketId, index: z.number().int().min(0), cloud: cloudId }),
    output: importRow,
    gate: 'unlocked',
  },
  'import.commit': {
    input: z.object({
      preview: ticketId,
      rows: importChoices,
    }),
    output: importDone,
    gate: 'unlocked',
  },
  /** Drops a preview, or tables. */
  'import.discard': { input: z.object({ preview: ticketId }), output: done, gate: 'open' },
  'import.deleteSource': { input: z.object({ ticket: ticketId }), output: done, gate: 'unlocked' },
} as const;
