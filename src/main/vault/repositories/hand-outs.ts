import type { HandOutId, HandOutWay } from '../../../shared/model/hand-out.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { ReadDb, WriteDb } from '../db/handles.ts';

/** A key that left the vault, as often as it did by one way for one receiver on one computer. */
export interface StoredHandOut {
  readonly id: HandOutId;
  readonly credentialId: CredentialId;
  readonly publicId: string;
  /** The newest version of its secret when it left last. */
  readonly version: number;
  readonly way: HandOutWay;
  readonly receiver: string;
  /** Empty where it is a program of its own. */
  readonly script: string;
  readonly device: string;
  readonly deviceName: string;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly count: number;
}

const COLUMNS = `id, credential_id AS credentialId, public_id AS publicId, version, way, receiver, script, device,
  device_name AS deviceName, first_at AS firstAt, last_at AS lastAt, count`;

/** The latest first. */
export const listHandOuts = (db: ReadDb, id: CredentialId): StoredHandOut[] =>
  db.all<StoredHandOut>(
    `SELECT ${COLUMNS} FROM hand_outs WHERE credential_id = ? ORDER BY last_at DESC, id`,
    id,
  );

/** Adds it, or counts one more to the row of the same key, way, receiver and computer. */
export function noteHandOut(db: WriteDb, one: Omit<StoredHandOut, 'firstAt' | 'count'>): void {
  db.run(
    `INSERT INTO hand_outs (id, credential_id, public_id, version, way, receiver, script, device, device_name,
       first_at, last_at, count) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
     ON CONFLICT (credential_id, way, receiver, script, device) DO UPDATE SET public_id = excluded.public_id,
       version = excluded.version, device_name = excluded.device_name, last_at = excluded.last_at, count = count + 1`,
    one.id,
    one.credentialId,
    one.publicId,
    one.version,
    one.way,
    one.receiver,
    one.script,
    one.device,
    one.deviceName,
    one.lastAt,
    one.lastAt,
  );
}
