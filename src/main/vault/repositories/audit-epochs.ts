import type { ReadDb, WriteDb } from '../db/handles.ts';
import { hasTable } from '../db/tables.ts';

/** A stretch of the audit chain that was written with one key, sealed under the vault's present one. */
export interface EpochRow {
  readonly first_seq: number;
  readonly sealed_key: Buffer;
}

// A vault that went back to a schema without the table keeps its epochs among the facts of `meta`.
const META = 'auditEpoch:';

/** The first one first; none while the vault has its first key. */
export function auditEpochRows(db: ReadDb): EpochRow[] {
  const kept = db
    .all<{ key: string; value: string }>(`SELECT key, value FROM meta WHERE key LIKE '${META}%'`)
    .map(({ key, value }) => ({
      first_seq: Number(key.slice(META.length)),
      sealed_key: Buffer.from(value, 'base64'),
    }));
  const rows = hasTable(db, 'audit_epochs')
    ? db.all<EpochRow>('SELECT first_seq, sealed_key FROM audit_epochs')
    : [];
  return [...kept, ...rows].sort((a, b) => a.first_seq - b.first_seq);
}

/** Replaces an epoch that begins at the same row. */
export function insertAuditEpoch(db: WriteDb, { first_seq, sealed_key }: EpochRow): void {
  db.run('DELETE FROM meta WHERE key = ?', `${META}${first_seq}`);
  if (hasTable(db, 'audit_epochs')) {
    db.run(
      'INSERT OR REPLACE INTO audit_epochs (first_seq, sealed_key) VALUES (?, ?)',
      first_seq,
      sealed_key,
    );
  } else {
    db.run(
      'INSERT INTO meta (key, value) VALUES (?, ?)',
      `${META}${first_seq}`,
      sealed_key.toString('base64'),
    );
  }
}
