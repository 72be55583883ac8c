import type { z } from 'zod';
import type { ReadDb, WriteDb } from '../db/handles.ts';

/**
 * What belongs to the vault as a whole beside its settings: the comparison that is due, the copies that were merged, what was
 * chosen for the digest, how verifying many keys last went. It lies among the settings since those travel into an older
 * schema too.
 */
export type StoredValueKey = 'comparison' | 'merged' | 'digest' | 'verification';

/** Null where nothing is stored, or something that this program cannot read. */
export function getStoredValue<T>(db: ReadDb, key: StoredValueKey, schema: z.ZodType<T>): T | null {
  const row = db.get<{ value: string }>('SELECT value FROM settings WHERE key = ?', key);
  if (row === undefined) return null;
  const parsed = schema.safeParse(JSON.parse(row.value));
  return parsed.success ? parsed.data : null;
}

export function putStoredValue(db: WriteDb, key: StoredValueKey, value: unknown): void {
  db.run(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    key,
    JSON.stringify(value),
  );
}

export function deleteStoredValue(db: WriteDb, key: StoredValueKey): void {
  db.run('DELETE FROM settings WHERE key = ?', key);
}

/** Rows that devices keep of themselves, taken over where this vault has none of that device. */
export function addMissingDevices(db: WriteDb, other: ReadDb): void {
  const rows = other.all<{ key: string; value: string }>(
    "SELECT key, value FROM settings WHERE key LIKE 'device:%'",
  );
  for (const { key, value } of rows) {
    db.run('INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO NOTHING', key, value);
  }
}
