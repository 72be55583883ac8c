import { catalogue } from '../../../shared/catalogue/index.ts';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import { type MistakeKind, mend } from '../../../shared/mistakes/index.ts';
import { asKeyOf, type FoundKey, publicIdOf, secretOf, secretText } from '../../formats/found-key.ts';
import { type DraftRow, mistakesOf, type ReadRow, valuesOf } from './draft-row.ts';

/** Only characters around and between a value's own: nobody needs to be asked. */
const HARMLESS: ReadonlySet<MistakeKind> = new Set([
  'stray-spaces',
  'invisible',
  'full-width',
  'wrapped',
  'escaped-lines',
  'lost-lines',
]);

/** Mending one thing can bring another to light; no value has more layers. */
const MOST_ROUNDS = 12;

/**
 * The row with its mistakes of one kind put right. What had been told missing and is there now is told no more.
 * Throws `invalid-input` when the row has no mistake of this kind, or none that a program can mend.
 */
export function mended(row: DraftRow, kind: MistakeKind): DraftRow {
  let { key } = row;
  const known = mistakesOf(key).filter((one) => one.kind === kind && one.mends);
  if (known.length === 0) throw new KeyturnError('invalid-input', { field: 'mistake' });
  for (const mistake of known) key = withValues(key, mend(key.cloud, valuesOf(key), mistake));
  const { as } = row;
  return {
    ...withKey(row, key),
    as: as === null ? null : (cloud) => withMended(as(cloud), asKeyOf(cloud, key)),
  };
}

/** The row with everything put right that a program can. Of an unknown cloud nobody can say which half is which. */
export function wholeMended(row: DraftRow): DraftRow {
  const unknown = row.errors.some(({ kind }) => kind === 'unknown-cloud');
  return unknown ? lightlyMended(row) : mendedWhere(row, () => true);
}

/** The row with everything put right about which nobody needs to be asked. */
export function lightlyMended(row: DraftRow): DraftRow {
  return mendedWhere(row, (kind) => HARMLESS.has(kind));
}

function mendedWhere(row: DraftRow, fits: (kind: MistakeKind) => boolean): DraftRow {
  let now = row;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const next = mistakesOf(now.key).find(({ kind, mends }) => mends && fits(kind));
    if (next === undefined) break;
    now = mended(now, next.kind);
  }
  return now;
}

const withKey = <T extends ReadRow>(row: T, key: FoundKey): T => ({
  ...row,
  key,
  errors: row.errors.filter(({ kind, field }) => !isThere(key, kind, field)),
});

/** Read again for another cloud, a row keeps what was mended. */
function withMended(read: ReadRow, mine: FoundKey): ReadRow {
  const filled = Object.entries(mine.fields).filter(([, value]) => value !== '');
  return withKey(read, {
    ...read.key,
    fields: { ...read.key.fields, ...Object.fromEntries(filled) },
    secrets: { ...read.key.secrets, ...mine.secrets },
  });
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
