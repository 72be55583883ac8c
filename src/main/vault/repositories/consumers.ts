import { type Consumer, type ConsumerId, consumer } from '../../../shared/model/consumer.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { ReadDb, WriteDb } from '../db/handles.ts';

interface Row {
  readonly id: string;
  readonly credentialId: string;
  readonly place: string;
  readonly note: string;
  readonly restart: string;
  readonly addedAt: number;
}

const COLUMNS = 'id, credential_id AS credentialId, place, note, restart, added_at AS addedAt';

const toConsumer = (row: Row): Consumer => consumer.parse({ ...row, place: JSON.parse(row.place) });

export function getConsumer(db: ReadDb, id: ConsumerId): Consumer | null {
  const row = db.get<Row>(`SELECT ${COLUMNS} FROM consumers WHERE id = ?`, id);
  return row === undefined ? null : toConsumer(row);
}

/** The places of a key, or of all with null, in the order in which they were added. */
export function listConsumers(db: ReadDb, of: CredentialId | null): Consumer[] {
  const rows =
    of === null
      ? db.all<Row>(`SELECT ${COLUMNS} FROM consumers ORDER BY added_at, id`)
      : db.all<Row>(`SELECT ${COLUMNS} FROM consumers WHERE credential_id = ? ORDER BY added_at, id`, of);
  return rows.map(toConsumer);
}

/** Adds a place, or writes one that is there anew. */
export function putConsumer(db: WriteDb, one: Consumer): void {
  db.run(
    `INSERT INTO consumers (id, credential_id, place, note, restart, added_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET credential_id = excluded.credential_id, place = excluded.place,
       note = excluded.note, restart = excluded.restart`,
    one.id,
    one.credentialId,
    JSON.stringify(one.place),
    one.note,
    one.restart,
    one.addedAt,
  );
}

/** Whether there was such a one. */
export const deleteConsumer = (db: WriteDb, id: ConsumerId): boolean =>
  db.run('DELETE FROM consumers WHERE id = ?', id) > 0;

/** All places of one key become another key's. */
export function moveConsumers(db: WriteDb, from: CredentialId, to: CredentialId): void {
  db.run('UPDATE consumers SET credential_id = ? WHERE credential_id = ?', to, from);
}
