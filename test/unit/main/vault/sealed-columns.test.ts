import { expect, it } from 'vitest';
import { columnsOf, ordinaryTables } from '../../../../src/main/vault/db/tables.ts';
import { SEALED_COLUMNS } from '../../../../src/main/vault/sealed-columns.ts';
import { tempVault } from '../../../support/vault/temp.ts';

// Hashes, MACs and marks: nothing that somebody would want back under another key. The seed of opaque ids outlives one.
const NOT_SEALED = [
  ...['audit.mac', 'secrets.fingerprint', 'kept_files.after', 'hand_overs.proof', 'record_log.mark'],
  ...['reminder_schedules.sha256', 'reminder_seed.seed'],
];
// Sealed as well, and handled where epochs are.
const EPOCHS = 'audit_epochs.sealed_key';

it('names every sealed column that the schema has', async () => {
  const { vault } = await tempVault();
  const blobs = vault.read((db) =>
    ordinaryTables(db).flatMap((table) =>
      columnsOf(db, table)
        .filter(({ type }) => type === 'BLOB')
        .map(({ name }) => `${table}.${name}`),
    ),
  );
  const listed = SEALED_COLUMNS.map(({ table, column }) => `${table}.${column}`);
  expect(blobs.sort()).toEqual([...listed, ...NOT_SEALED, EPOCHS].sort());
});

it('names the primary key of each table, and columns that are there', async () => {
  const { vault } = await tempVault();
  for (const { table, column, key, also, fingerprint, name } of SEALED_COLUMNS) {
    const columns = vault.read((db) => columnsOf(db, table));
    expect(columns.filter((one) => one.key).map((one) => one.name)).toEqual(key);
    const named = [column, ...also, fingerprint, name].filter((one) => one !== null);
    expect(columns.map((one) => one.name)).toEqual(expect.arrayContaining(named));
  }
});
