import { catalogue } from '../../../shared/catalogue/index.ts';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import { maskPublicId } from '../../../shared/mask.ts';
import { cleaned } from '../../../shared/mistakes/characters.ts';
import type { Mistake } from '../../../shared/mistakes/index.ts';
import type { TicketId } from '../../../shared/model/ids.ts';
import { type ImportPreview, type ImportRow, MAX_IMPORT_ROWS } from '../../../shared/model/import.ts';
import { signs } from '../../formats/clouds/index.ts';
import { type DetectedKeys, readKeys } from '../../formats/detect.ts';
import { type FoundKey, type ImportProblem, publicIdOf, secretOf } from '../../formats/found-key.ts';
import { isSecretLike } from '../../formats/table-shapes.ts';
import { type DraftRow, errorsOf, mistakesOf } from './draft-row.ts';
import type { HeldKeys } from './target.ts';

/** What a preview is made of, kept in main until it is committed, discarded, or thirty minutes old. */
export interface Draft {
  /** Mending puts another row in the place of one. */
  readonly rows: DraftRow[];
  readonly fileName: string | null;
  /** The tables that it was mapped from; null where the source was no table. */
  readonly tables: TicketId | null;
  /** Told once keys of it came in. */
  readonly taken?: () => void;
}

/** A preview as it crosses, all but its own id. */
export type DraftView = Omit<ImportPreview, 'preview'>;

/** Where a text or a table came from; null for one that was pasted. */
export type Source = { readonly fileName: string; readonly ticket: TicketId } | null;

/** The longest label that a key can have. */
const MAX_LABEL = 120;

/**
 * Reads the keys in a text and compares each with the vault.
 *
 * Throws `csv-malformed` (params `line`, `problem`) when a console's CSV holds not one whole key, `nothing-found` when
 * another text holds none, `too-many-keys`.
 */
export function draftFrom(
  text: string,
  source: Source,
  held: HeldKeys,
): { readonly draft: Draft; readonly view: DraftView } {
  const found = readKeys(text, source?.fileName);
  requireKeys(found);
  const rows = found.keys.map((key) => ({ key, periodDays: null, errors: [], as: null }));
  return draftOf(rows, { source, problems: found.problems, untaken: 0, passedOver: 0 }, held);
}

/** What is known of a source besides its rows. */
export interface DraftOrigin {
  readonly source: Source;
  readonly problems: readonly ImportProblem[];
  /** Rows that seem to hold a key and make none. */
  readonly untaken: number;
  /** Entries of a password manager that are no keys. */
  readonly passedOver: number;
}

/** A draft of rows that were read already, compared with the vault. Throws `too-many-keys`. */
export function draftOf(
  rows: readonly DraftRow[],
  { source, problems, untaken, passedOver }: DraftOrigin,
  held: HeldKeys,
): { readonly draft: Draft; readonly view: DraftView } {
  if (rows.length > MAX_IMPORT_ROWS) {
    throw new KeyturnError('too-many-keys', { count: rows.length, most: MAX_IMPORT_ROWS });
  }
  const draft: Draft = { rows: [...rows], fileName: source?.fileName ?? null, tables: null };
  const fileName = source?.fileName ?? null;
  return {
    draft,
    view: {
      ...{ fileName, untaken, passedOver, problems: [...problems], source: source?.ticket ?? null },
      rows: viewOf(draft, held),
    },
  };
}

function requireKeys(found: DetectedKeys): void {
  if (found.keys.length > 0) return;
  const [problem] = found.problems;
  if (found.format === 'text' || problem === undefined) throw new KeyturnError('nothing-found');
  throw new KeyturnError('csv-malformed', { line: problem.line, problem: problem.kind });
}

/** A half of a key without the characters around it, which are mended before it is kept. */
function half(key: FoundKey, name: string, value: string): string {
  const spec = catalogue[key.cloud];
  const field = spec.fields.find((one) => one.key === name);
  return field === undefined ? value : cleaned(spec, field, value);
}

const idOf = (key: FoundKey): string => half(key, catalogue[key.cloud].publicIdField, publicIdOf(key));
const secretIn = (key: FoundKey): string =>
  half(key, catalogue[key.cloud].secretField, secretOf(key)?.reveal() ?? '');

/** What tells keys of a source apart: those of one name are one key. */
export const nameOf = (key: FoundKey): string => `${key.cloud} ${idOf(key)}`;

/** All rows as they cross. */
export function viewOf(draft: Draft, held: HeldKeys): readonly ImportRow[] {
  const seen = new Map<string, FoundKey>();
  return draft.rows.map((row, index) => {
    const first = seen.get(nameOf(row.key));
    if (first === undefined) seen.set(nameOf(row.key), row.key);
    return rowView(row, { ...sourceOf(draft), index, status: statusOf(row.key, first, held) });
  });
}

/** One row as it crosses. Throws `invalid-input` for a row that is not there. */
export function viewAt(draft: Draft, index: number, held: HeldKeys): ImportRow {
  const row = draft.rows[index];
  if (row === undefined) throw new KeyturnError('invalid-input', { field: 'index' });
  const name = nameOf(row.key);
  const first = draft.rows.slice(0, index).find(({ key }) => nameOf(key) === name);
  return rowView(row, { ...sourceOf(draft), index, status: statusOf(row.key, first?.key, held) });
}

/** What is said of a row besides what stands in it. */
interface RowPlace extends Pick<ImportRow, 'index' | 'status'> {
  /** Whether it is the only one of its source: a form is filled from one key alone, and named by its file. */
  readonly alone: boolean;
  readonly fileName: string | null;
}

const sourceOf = ({ rows, fileName }: Draft): Pick<RowPlace, 'alone' | 'fileName'> => ({
  alone: rows.length === 1,
  fileName,
});

/** A row as it crosses: its secrets stay, and its id is masked. */
export function rowView(row: DraftRow, { index, status, alone, fileName }: RowPlace): ImportRow {
  const { key } = row;
  const [mistakes, errors] = [mistakesOf(key), errorsOf(row)];
  const doubtful = mayHideSecret(mistakes);
  const publicId = doubtful ? HIDDEN : maskPublicId(publicIdOf(key));
  return {
    ...{ index, cloud: key.cloud, sure: key.sure, alike: key.alike, site: key.site, line: key.line },
    ...{ sheet: key.sheet, about: key.about, mistakes, errors, status },
    fields: doubtful || !alone ? {} : openFields(row),
    held: Object.keys(key.secrets),
    endpoints: key.endpoints,
    label: labelOf(key, publicId, alone ? fileName : null),
    publicId: publicIdOf(key) === '' ? '' : publicId,
  };
}

/**
 * The open values, but none that looks like a secret and not like what its field holds: columns may be named wrongly. In a
 * text the name stands beside the id itself, and ids of many platforms look like secrets.
 */
function openFields({ key, as }: DraftRow): ImportRow['fields'] {
  const ofText = as === null;
  const { fields, publicIdField } = catalogue[key.cloud];
  const hasShape = (name: string, value: string): boolean =>
    fields.find((field) => field.key === name)?.format?.test(value) === true ||
    (name === publicIdField && (ofText || signs[key.cloud].id.test(value)));
  return Object.fromEntries(
    Object.entries(key.fields).filter(([name, value]) => hasShape(name, value) || !isSecretLike(value)),
  );
}

/** Whether the id of a key with these mistakes may be its secret: halves that changed places would let it cross. */
export const mayHideSecret = (mistakes: readonly Mistake[]): boolean =>
  mistakes.some((one) => HIDES.has(one.kind));

/** What stands for an id that is not shown. */
export const HIDDEN = '……';
const HIDES: ReadonlySet<Mistake['kind']> = new Set(['swapped', 'same-twice', 'whole-key']);

/** What a source or the vault holds of a key; `first` is the source's first row of the same id. */
function statusOf(key: FoundKey, first: FoundKey | undefined, held: HeldKeys): ImportRow['status'] {
  if (idOf(key) !== '' && first !== undefined) return repeating(key, first);
  return statusInVault(key, held);
}

/** The same key once more in one source. */
export const repeating = (key: FoundKey, first: FoundKey): ImportRow['status'] => ({
  kind: 'repeated',
  sameSecret: secretIn(first) === secretIn(key),
});

/** What the vault holds of a key. Throws `vault-locked`. */
export function statusInVault(key: FoundKey, held: HeldKeys): ImportRow['status'] {
  const id = idOf(key);
  if (id === '') return { kind: 'new' };
  const known = held.find(key.cloud, id);
  if (known === null) return { kind: 'new' };
  if (known.binned) return { kind: 'in-bin', id: known.id, label: known.label };
  const kind = known.sameSecret(secretIn(key)) ? 'duplicate' : 'other-secret';
  return { kind, id: known.id, label: known.label };
}

/**
 * The user or profile named beside the key, else the user in the name that AWS gives its file (`alice_accessKeys.csv`),
 * else the account, else the masked id: a key needs some label, and a person sees it before anything is added.
 */
function labelOf(key: FoundKey, publicId: string, fileName: string | null): string {
  const user = /^(.+)_accessKeys(?: ?\(\d+\))?\.csv$/i.exec(fileName ?? '')?.[1];
  const label = key.label.trim() || user?.trim() || key.about.account?.trim() || publicId;
  return label.slice(0, MAX_LABEL).trim();
}
