import { catalogue, kindOfKey } from '../../../shared/catalogue/index.ts';
import { findMistakes, type Mistake } from '../../../shared/mistakes/index.ts';
import type { CloudId } from '../../../shared/model/cloud.ts';
import type { CellError } from '../../../shared/model/import.ts';
import { asKeyOf, type FoundKey, publicIdOf } from '../../formats/found-key.ts';

/** What stands in one place of a source, read as a key of some cloud. */
export interface ReadRow {
  readonly key: FoundKey;
  readonly periodDays: number | null;
  readonly errors: readonly CellError[];
}

/** One key of a source, and what stands beside it there. */
export interface DraftRow extends ReadRow {
  /** Reads it again as a key of the cloud that a person says; null where the source has nothing else for any cloud. */
  readonly as: ((cloud: CloudId) => ReadRow) | null;
  /** What it stands in, where a source is made of several: names in one say nothing of those in another. */
  readonly origin?: string;
}

/** A key's values by the catalogue's names, secrets in clear. */
export function valuesOf(key: FoundKey): Readonly<Record<string, string>> {
  const secrets = Object.entries(key.secrets).map(([field, secret]) => [field, secret.reveal()] as const);
  return { ...key.fields, ...Object.fromEntries(secrets) };
}

/** What is wrong with a key by its values, which stay in main. */
export function mistakesOf(key: FoundKey): readonly Mistake[] {
  return findMistakes(key.cloud, null, valuesOf(key));
}

/** What is wrong with a row's cells, and what its cloud asks for and it does not have. */
export function errorsOf({ key, errors }: ReadRow): readonly CellError[] {
  if (errors.some(({ kind }) => kind === 'unknown-cloud')) return errors;
  const { fields, publicIdField, secretField } = catalogue[key.cloud];
  const temporary = kindOfKey(key.cloud, publicIdOf(key), key.secrets) === 'temporary';
  const missing = fields
    .filter(({ required }) => required === 'always' || (required === 'temporary' && temporary))
    .filter(({ key: field, secret }) =>
      secret ? key.secrets[field] === undefined : (key.fields[field] ?? '') === '',
    )
    .map(({ key: field }): CellError => {
      if (field === publicIdField) return { kind: 'missing-public-id', column: null, field: null };
      if (field === secretField) return { kind: 'missing-secret', column: null, field: null };
      return { kind: 'missing-field', column: null, field };
    })
    .filter((error) => !errors.some(({ kind, field }) => kind === error.kind && field === error.field));
  return [...errors, ...missing];
}

/** The row as a key of the cloud that a person says: its other cells count for that one then. */
export function rowAs(row: DraftRow, cloud: CloudId): DraftRow {
  const unknown = row.errors.some(({ kind }) => kind === 'unknown-cloud');
  if (cloud === row.key.cloud && !unknown) return row;
  const read = row.as?.(cloud) ?? row;
  const { sure, alike } = row.key;
  return {
    ...read,
    ...(row.origin === undefined ? {} : { origin: row.origin }),
    as: row.as,
    key: { ...asKeyOf(cloud, read.key), sure, alike },
    errors: read.errors.filter(({ kind }) => kind !== 'unknown-cloud'),
  };
}
