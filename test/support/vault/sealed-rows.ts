import { Secret, type Vault, type WriteDb } from '../../../src/main/vault/index.ts';
import { SEALED_COLUMNS } from '../../../src/main/vault/sealed-columns.ts';
import { putSampleCredential, SAMPLE_CREDENTIAL } from './rows.ts';

const ID = 'fedcba98765432zz';

function sealed(vault: Vault, table: string, row: Record<string, string | number>, text: string): Buffer {
  const column = SEALED_COLUMNS.find((known) => known.table === table);
  if (column === undefined) throw new Error('No such column');
  return vault.seal(column.address(row), Secret.of(text));
}

/** A running rotation whose inbox may hold an answer. */
export function putRotation(vault: Vault, db: WriteDb, text: string): void {
  db.run(
    `INSERT INTO rotations (id, credential_id, account_id, cloud, label, principal, phase, record, inbox_key, started_at)
     VALUES (?, ?, 'fedcba9876543210', 'aws', 'turning sample', 'p', 'creating', '{}', ?, 1)`,
    ID,
    SAMPLE_CREDENTIAL,
    sealed(vault, 'rotations', { id: ID, credential_id: SAMPLE_CREDENTIAL }, text),
  );
}

export function putDraft(vault: Vault, db: WriteDb, text: string): void {
  db.run(
    `INSERT INTO drafts (id, form, fields, held, sealed, at) VALUES (?, 'credential', '{}', '[]', ?, 1)`,
    ID,
    sealed(vault, 'drafts', { id: ID }, text),
  );
}

export function putTarget(vault: Vault, db: WriteDb, text: string): void {
  db.run(
    `INSERT INTO backup_targets (id, kind, label, config, sealed, schedule, added_at)
     VALUES (?, 's3', 'a bucket', '{}', ?, '{}', 1)`,
    ID,
    sealed(vault, 'backup_targets', { id: ID }, text),
  );
}

export function putReceiver(vault: Vault, db: WriteDb, text: string): void {
  db.run(
    `INSERT INTO digest_targets (id, kind, label, host, signed, sealed, added_at, changed_at)
     VALUES (?, 'slack', 'a webhook', 'hooks.slack.com', 0, ?, 1, 1)`,
    ID,
    sealed(vault, 'digest_targets', { id: ID }, text),
  );
}

/** A value in every column that is sealed: the sample's secret, and its text with the table's name elsewhere. */
export function putEverySealed(vault: Vault, text: string): void {
  putSampleCredential(vault, text);
  vault.write((db) => {
    putRotation(vault, db, `${text} rotations`);
    putDraft(vault, db, `${text} drafts`);
    putTarget(vault, db, `${text} backup_targets`);
    putReceiver(vault, db, `${text} digest_targets`);
  });
}

/** The plaintexts of every sealed value, by table. */
export function everySealed(vault: Vault): Record<string, string[]> {
  return vault.read((db) =>
    Object.fromEntries(
      SEALED_COLUMNS.map((known) => [
        known.table,
        db
          .all<Record<string, string | number | Buffer>>(`SELECT * FROM ${known.table}`)
          .map((row) => vault.unseal(known.address(row), row[known.column] as Buffer).reveal()),
      ]),
    ),
  );
}
