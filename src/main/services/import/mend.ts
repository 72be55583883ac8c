import { catalogue } from '../../../shared/catalogue/index.ts';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import { type MistakeKind, mend } from '../../../shared/mistakes/index.ts';
import { type FoundKey, publicIdOf, secretOf, secretText } from '../../formats/found-key.ts';
import { type DraftRow, mistakesOf, valuesOf } from './preview.ts';

/**
 * The row with its mistakes of one kind put right. What had been told missing and is there now is told no more.
 * Throws `invalid-input` when the row has no mistake of this kind, or none that a program can mend.
 */
export function mended(row: DraftRow, kind: MistakeKind): DraftRow {
  let { key } = row;
  const known = mistakesOf(key).filter((one) => one.kind === kind && one.mends);
  if (known.length === 0) throw new KeyturnError('invalid-input', { field: 'mistake' });
  for (const mistake of known) key = withValues(key, mend(key.cloud, valuesOf(key), mistake));
  return { ...row, key, errors: row.errors.filter(({ kind: error, field }) => !isThere(key, error, field)) };
}

/** The same key with other values, each on its side of the secrecy line; what is empty goes. */
function withValues(key: FoundKey, values: Readonly<Record<string, string>>): FoundKey {
  const { fields } = catalogue[key.cloud];
  const filled = Object.entries(values).filter(([, value]) => value.trim() !== '');
  const isSecret = (name: string): boolean => fields.find((field) => field.key === name)?.secret === true;
  return {
    ...key,
    fields: Object.fromEntries(filled.filter(([name]) => !isSecret(name))),
    secrets: Object.fromEntries(
      filled.filter(([name]) => isSecret(name)).map(([name, value]) => [name, secretText(value)]),
    ),
  };
}

function isThere(key: FoundKey, error: string, field: string | null): boolean {
  if (error === 'missing-public-id') return publicIdOf(key) !== '';
  if (error === 'missing-secret') return secretOf(key) !== undefined;
  return error === 'missing-field' && field !== null && key.fields[field] !== undefined;
}
