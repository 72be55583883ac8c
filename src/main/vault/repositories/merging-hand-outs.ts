import type { ReadDb, WriteDb } from '../db/handles.ts';
import type { StoredHandOut } from './hand-outs.ts';
import type { StoredRequest } from './hand-overs.ts';

type Row = Readonly<Record<string, string | number | Buffer | null>>;

/** A key that the other copy alone has is not here to be told anything of. */
const HAS_KEY = 'EXISTS (SELECT 1 FROM credentials WHERE id = ?)';

/** What either copy handed out is known; of what both know, the later word and the larger count. */
export function mergeHandOutRows(db: WriteDb, other: ReadDb): void {
  for (const row of other.all<Row & Pick<StoredHandOut, 'id'>>('SELECT * FROM hand_outs')) {
    db.run(
      `INSERT INTO hand_outs (id, credential_id, public_id, version, way, receiver, script, device, device_name,
         first_at, last_at, count) SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE ${HAS_KEY}
       ON CONFLICT (credential_id, way, receiver, script, device) DO UPDATE SET
         public_id = iif(excluded.last_at > last_at, excluded.public_id, public_id),
         version = iif(excluded.last_at > last_at, excluded.version, version),
         first_at = min(first_at, excluded.first_at), last_at = max(last_at, excluded.last_at),
         count = max(count, excluded.count)`,
      ...[row.id, row.credential_id, row.public_id, row.version, row.way, row.receiver, row.script].map(
        value,
      ),
      ...[row.device, row.device_name, row.first_at, row.last_at, row.count, row.credential_id].map(value),
    );
  }
}

const value = (one: Row[string] | undefined): string | number | Buffer | null => one ?? null;

/** A word that either copy took back since both were the same holds no more; one that was given since holds in both. */
export function mergeConsentRows(db: WriteDb, other: ReadDb, since: number): void {
  const theirs = new Map(other.all<Row>('SELECT * FROM consents').map((row) => [row.id, row]));
  for (const { id, at } of db.all<{ id: string; at: number }>('SELECT id, at FROM consents')) {
    if (at <= since && !theirs.has(id)) db.run('DELETE FROM consents WHERE id = ?', id);
  }
  for (const row of theirs.values()) {
    if (Number(row.at) <= since) continue;
    db.run(
      `INSERT INTO consents (id, credential_id, program, script, device, at, last_at, count)
       SELECT ?, ?, ?, ?, ?, ?, ?, ? WHERE ${HAS_KEY} ON CONFLICT DO NOTHING`,
      ...[row.id, row.credential_id, row.program, row.script, row.device, row.at, row.last_at].map(value),
      ...[row.count, row.credential_id].map(value),
    );
  }
}

/** Keys that were sealed for people: those that either copy forgot since both were the same are gone. */
export function mergeHandOverRows(db: WriteDb, other: ReadDb, since: number): void {
  const theirs = new Map(other.all<Row>('SELECT * FROM hand_overs').map((row) => [row.id, row]));
  for (const { id, at } of db.all<{ id: string; at: number }>('SELECT id, at FROM hand_overs')) {
    if (at <= since && !theirs.has(id)) db.run('DELETE FROM hand_overs WHERE id = ?', id);
  }
  for (const row of theirs.values()) {
    db.run(
      'UPDATE hand_overs SET acknowledged_at = coalesce(acknowledged_at, ?) WHERE id = ?',
      value(row.acknowledged_at),
      value(row.id),
    );
    if (Number(row.at) <= since) continue;
    db.run(
      `INSERT INTO hand_overs (id, credential_id, public_id, person, way, at, proof, acknowledged_at)
       SELECT ?, ?, ?, ?, ?, ?, ?, ? WHERE ${HAS_KEY} ON CONFLICT DO NOTHING`,
      ...[row.id, row.credential_id, row.public_id, row.person, row.way, row.at, row.proof].map(value),
      ...[row.acknowledged_at, row.credential_id].map(value),
    );
  }
}

/**
 * Requests for keys: those that were made there since both were the same, and which were used. What was forgotten there
 * stays here until it expires, since a key may be on its way to it. `anew` seals a private half under the vault that is open.
 */
export function mergeRequestRows(
  db: WriteDb,
  { ours, theirs }: { readonly ours: readonly StoredRequest[]; readonly theirs: readonly StoredRequest[] },
  since: number,
  anew: (one: StoredRequest) => Buffer,
): void {
  const known = new Map(ours.map((one) => [one.id, one]));
  for (const one of theirs) {
    const mine = known.get(one.id);
    // What was used there opens nothing more here: its acknowledgement lies there in the place of its private half.
    if (mine !== undefined && one.used && !mine.used) {
      db.run('UPDATE hand_over_requests SET used = 1, sealed = ? WHERE id = ?', anew(one), one.id);
    }
    if (mine !== undefined || one.at <= since) continue;
    db.run(
      'INSERT INTO hand_over_requests (id, name, text, at, until, used, sealed) VALUES (?, ?, ?, ?, ?, ?, ?)',
      ...[one.id, one.name, one.text, one.at, one.until, one.used ? 1 : 0, anew(one)],
    );
  }
}
