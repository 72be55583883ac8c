import type { ReadDb, WriteDb } from '../db/handles.ts';
import { columnsOf } from '../db/tables.ts';

/** Where the migration to version 50 looks for them: settings travel into older schemas and are kept there. */
const KEY = 'leadTimes';

const hasColumn = (db: ReadDb): boolean =>
  columnsOf(db, 'credentials').some(({ name }) => name === 'lead_times');

/** Puts the own lead times of keys where they wait in a schema that has no room for them beside their keys. */
export function keepLeadTimes(from: ReadDb, to: WriteDb): void {
  if (!hasColumn(from) || hasColumn(to)) return;
  const rows = from.all<{ id: string; lead_times: string }>(
    'SELECT id, lead_times FROM credentials WHERE lead_times IS NOT NULL ORDER BY row',
  );
  if (rows.length === 0) return;
  const kept = Object.fromEntries(rows.map(({ id, lead_times }) => [id, JSON.parse(lead_times) as unknown]));
  to.run('INSERT INTO settings (key, value) VALUES (?, ?)', KEY, JSON.stringify(kept));
}
