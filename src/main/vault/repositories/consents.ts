import type { ConsentId } from '../../../shared/model/broker.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { ReadDb, WriteDb } from '../db/handles.ts';

/** A word that holds for one program and one key on one computer until it is taken back. */
export interface StoredConsent {
  readonly id: ConsentId;
  readonly credentialId: CredentialId;
  readonly program: string;
  /** Empty where it is a program of its own. */
  readonly script: string;
  readonly at: number;
  readonly lastAt: number | null;
  readonly count: number;
}

const COLUMNS = `id, credential_id AS credentialId, program, script, at, last_at AS lastAt, count`;

/** All of one computer, the latest first. */
export const listConsents = (db: ReadDb, device: string): StoredConsent[] =>
  db.all<StoredConsent>(`SELECT ${COLUMNS} FROM consents WHERE device = ? ORDER BY at DESC, id`, device);

/** Those of one program on one computer, for whatever keys. */
export const consentsOf = (
  db: ReadDb,
  device: string,
  { program, script }: Pick<StoredConsent, 'program' | 'script'>,
): StoredConsent[] =>
  db.all<StoredConsent>(
    `SELECT ${COLUMNS} FROM consents WHERE device = ? AND program = ? AND script = ? ORDER BY at DESC, id`,
    device,
    program,
    script,
  );

/** Adds it; one that is there for the same program and key stays as it is. */
export function addConsent(db: WriteDb, device: string, one: Omit<StoredConsent, 'lastAt' | 'count'>): void {
  db.run(
    `INSERT INTO consents (id, credential_id, program, script, device, at, last_at, count)
     VALUES (?, ?, ?, ?, ?, ?, NULL, 0) ON CONFLICT (credential_id, program, script, device) DO NOTHING`,
    one.id,
    one.credentialId,
    one.program,
    one.script,
    device,
    one.at,
  );
}

/** Counts one more use, by the key that serves now: the word goes on with it when the one that it was given for is gone. */
export function countConsent(db: WriteDb, id: ConsentId, key: CredentialId, at: number): void {
  db.run(
    'UPDATE OR REPLACE consents SET credential_id = ?, last_at = ?, count = count + 1 WHERE id = ?',
    key,
    at,
    id,
  );
}

export function removeConsent(db: WriteDb, id: ConsentId): void {
  db.run('DELETE FROM consents WHERE id = ?', id);
}
