import type { CredentialId } from '../../shared/model/ids.ts';
import type { FieldAddress, RowAddress } from './field-seal.ts';

type Row = Readonly<Record<string, string | number | bigint | Buffer | null>>;

/** A column whose values are sealed under the key for fields, and where each of them may lie. */
export interface SealedColumn {
  readonly table: string;
  readonly column: string;
  /** The primary key. */
  readonly key: readonly string[];
  /** What the address is made of beside the primary key. */
  readonly also: readonly string[];
  readonly address: (row: Row) => FieldAddress;
  /** The column with the keyed hash of the same plaintext. */
  readonly fingerprint: string | null;
  /** The column that a person would know the row by; null where that is its credential. */
  readonly name: string | null;
}

const credentialOf = (row: Row): CredentialId => String(row.credential_id) as CredentialId;

const ownRow = (table: RowAddress['table'], name: string): SealedColumn => ({
  table,
  column: 'sealed',
  key: ['id'],
  also: [],
  address: (row) => ({ table, id: String(row.id) }),
  fingerprint: null,
  name,
});

/**
 * Everything in the database that is sealed under the key for fields. A change of the vault key seals these anew, so a
 * column that is missing here would be unreadable afterwards.
 */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  {
    table: 'secrets',
    column: 'sealed',
    key: ['credential_id', 'field', 'version'],
    also: [],
    address: (row) => ({
      credentialId: credentialOf(row),
      field: String(row.field),
      version: Number(row.version),
    }),
    fingerprint: 'fingerprint',
    name: null,
  },
  {
    table: 'rotations',
    column: 'inbox_key',
    key: ['id'],
    also: ['credential_id'],
    address: (row) => inboxAddress(credentialOf(row), String(row.id)),
    fingerprint: null,
    name: 'label',
  },
  ownRow('drafts', 'form'),
  ownRow('backup_targets', 'label'),
  ownRow('digest_targets', 'label'),
  ownRow('proxy_passwords', 'label'),
  ownRow('kept_files', 'path'),
  ownRow('hand_over_requests', 'name'),
];

/** Where the one-time key of a rotation's inbox is sealed: no field of a key has a colon in its name. */
export function inboxAddress(credentialId: CredentialId, rotationId: string): FieldAddress {
  return { credentialId, field: `inbox:${rotationId}`, version: 1 };
}
