import { cloudId } from '../../../shared/model/cloud.ts';
import type { HandOver, HandOverId } from '../../../shared/model/hand-over.ts';
import type { ReadDb, WriteDb } from '../db/handles.ts';

/** A request of this vault, with the private half of its pair sealed. */
export interface StoredRequest {
  readonly id: HandOverId;
  readonly name: string;
  readonly text: string;
  readonly at: number;
  readonly until: number;
  readonly used: boolean;
  readonly sealed: Buffer;
}

/** A hand-over of this vault, with the mark of the acknowledgement that it waits for. */
export interface StoredHandOver extends HandOver {
  readonly proof: Buffer;
}

/** The latest first. */
export const listRequests = (db: ReadDb): StoredRequest[] =>
  db
    .all<Omit<StoredRequest, 'used'> & { readonly used: number }>(
      'SELECT id, name, text, at, until, used, sealed FROM hand_over_requests ORDER BY at DESC, id',
    )
    .map((row) => ({ ...row, used: row.used === 1 }));

export function insertRequest(db: WriteDb, one: StoredRequest): void {
  db.run(
    'INSERT INTO hand_over_requests (id, name, text, at, until, used, sealed) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ...[one.id, one.name, one.text, one.at, one.until, one.used ? 1 : 0, one.sealed],
  );
}

/** Puts another sealed value in the place of a private half that is not needed any more. */
export function endRequest(db: WriteDb, id: HandOverId, used: boolean, sealed: Buffer): void {
  db.run(
    'UPDATE hand_over_requests SET used = max(used, ?), sealed = ? WHERE id = ?',
    ...[used ? 1 : 0, sealed, id],
  );
}

const COLUMNS = `h.id, h.credential_id AS credentialId, c.label, a.cloud, h.public_id AS publicId, h.person, h.way, h.at,
  h.acknowledged_at AS acknowledgedAt, h.proof`;
const FROM = `hand_overs h JOIN credentials c ON c.id = h.credential_id JOIN accounts a ON a.id = c.account_id`;

type Row = Omit<StoredHandOver, 'cloud'> & { readonly cloud: string };

const fromRow = (row: Row): StoredHandOver => ({ ...row, cloud: cloudId.parse(row.cloud) });

/** The latest first. */
export const listHandOvers = (db: ReadDb): StoredHandOver[] =>
  db.all<Row>(`SELECT ${COLUMNS} FROM ${FROM} ORDER BY h.at DESC, h.id`).map(fromRow);

/** Null where there is none of this id. */
export function getHandOver(db: ReadDb, id: HandOverId): StoredHandOver | null {
  const row = db.get<Row>(`SELECT ${COLUMNS} FROM ${FROM} WHERE h.id = ?`, id);
  return row === undefined ? null : fromRow(row);
}

export function insertHandOver(
  db: WriteDb,
  one: Omit<StoredHandOver, 'label' | 'cloud' | 'acknowledgedAt'>,
): void {
  db.run(
    'INSERT INTO hand_overs (id, credential_id, public_id, person, way, at, proof) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ...[one.id, one.credentialId, one.publicId, one.person, one.way, one.at, one.proof],
  );
}

/** Notes when an acknowledgement came first. */
export function acknowledge(db: WriteDb, id: HandOverId, at: number): void {
  db.run('UPDATE hand_overs SET acknowledged_at = ? WHERE id = ? AND acknowledged_at IS NULL', at, id);
}

/** Takes requests and hand-overs off the list; how many there were of these ids. */
export function forgetHandOvers(db: WriteDb, ids: readonly HandOverId[]): number {
  return ids.reduce(
    (sum, id) =>
      sum +
      db.run('DELETE FROM hand_over_requests WHERE id = ?', id) +
      db.run('DELETE FROM hand_overs WHERE id = ?', id),
    0,
  );
}
