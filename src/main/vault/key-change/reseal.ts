import { createHmac } from 'node:crypto';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { Random } from '../../ports/random.ts';
import type { ReadDb, SqlValue, WriteDb } from '../db/handles.ts';
import { hasTable } from '../db/tables.ts';
import { sealField, unsealField } from '../field-seal.ts';
import type { VaultKeys } from '../keys.ts';
import { SEALED_COLUMNS, type SealedColumn } from '../sealed-columns.ts';
import type { Secret } from '../secret.ts';

type SealingKeys = Pick<VaultKeys, 'field' | 'fingerprint'>;
type Row = Readonly<Record<string, string | number | bigint | Buffer | null>>;

/** Calls `use` with the plaintext of each value in a column, and destroys it. Throws `secret-unreadable`. */
function eachSecret(
  db: ReadDb,
  { field }: SealingKeys,
  vaultId: string,
  sealed: SealedColumn,
  use: (row: Row, secret: Secret) => void,
): void {
  if (!hasTable(db, sealed.table)) return;
  const columns = [...sealed.key, ...sealed.also, sealed.column].join(', ');
  const rows = db.all<Row>(
    `SELECT ${columns} FROM ${sealed.table} WHERE ${sealed.column} IS NOT NULL ORDER BY ${sealed.key.join(', ')}`,
  );
  for (const row of rows) {
    const value = row[sealed.column];
    if (!Buffer.isBuffer(value)) throw new KeyturnError('secret-unreadable');
    const secret = unsealField(field, vaultId, sealed.address(row), value);
    try {
      use(row, secret);
    } finally {
      secret.destroy();
    }
  }
}

/**
 * Seals everything in the database under other keys. One value that does not open ends it: under the new key nobody
 * could ever find out what it was. Throws `secret-unreadable`.
 */
export function resealAll(
  db: WriteDb,
  random: Random,
  vaultId: string,
  before: SealingKeys,
  after: SealingKeys,
): void {
  for (const column of SEALED_COLUMNS) {
    const where = column.key.map((name) => `${name} = ?`).join(' AND ');
    eachSecret(db, before, vaultId, column, (row, secret) => {
      const set = [`${column.column} = ?`];
      const values: SqlValue[] = [sealField(random, after.field, vaultId, column.address(row), secret)];
      if (column.fingerprint !== null) {
        set.push(`${column.fingerprint} = ?`);
        values.push(createHmac('sha256', after.fingerprint).update(secret.bytes()).digest());
      }
      const key = column.key.map((name) => row[name] ?? null);
      db.run(`UPDATE ${column.table} SET ${set.join(', ')} WHERE ${where}`, ...values, ...key);
    });
  }
}

/** Opens everything that is sealed, and says how much that was. Throws `secret-unreadable`. */
export function openAll(db: ReadDb, keys: SealingKeys, vaultId: string): number {
  let count = 0;
  for (const column of SEALED_COLUMNS) {
    eachSecret(db, keys, vaultId, column, () => {
      count += 1;
    });
  }
  return count;
}
