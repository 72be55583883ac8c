import { siteOf } from '../../../shared/catalogue/index.ts';
import type { Input } from '../../../shared/ipc/contract.ts';
import type { Mistake } from '../../../shared/mistakes/index.ts';
import { CLOUD_IDS, type CloudId } from '../../../shared/model/cloud.ts';
import type { CellErrorKind, ImportRow } from '../../../shared/model/import.ts';

/** What a person may change about one found key before it is taken. */
export interface RowChoice {
  readonly taken: boolean;
  /** Null until a person says it, where nothing tells. */
  readonly cloud: CloudId | null;
  readonly site: string;
  readonly label: string;
}

/** Without these a row is no key. */
const MISSING: ReadonlySet<CellErrorKind> = new Set(['missing-public-id', 'missing-secret']);

/** Whether a row can be taken at all: what the vault holds already, what the file repeats, or half a key cannot. */
export function canTake({ status, errors, cloud }: ImportRow, chosen: CloudId | null = cloud): boolean {
  if (errors.some(({ kind }) => MISSING.has(kind))) return false;
  // Which fields a key needs besides its halves is its cloud's matter.
  if (chosen === cloud && errors.some(({ kind }) => kind === 'missing-field')) return false;
  return status.kind === 'new' || status.kind === 'other-secret';
}

/** Whether something about a row should be looked at before it is taken. */
export function hasProblem({ status, errors, mistakes }: ImportRow): boolean {
  return errors.length > 0 || mistakes.length > 0 || status.kind === 'other-secret';
}

/** How many rows can be taken, and how often each thing is wrong with the rest or with a part of them. */
export function tally(rows: readonly ImportRow[]): {
  readonly takeable: number;
  readonly problems: ReadonlyMap<CellErrorKind, number>;
} {
  const problems = new Map<CellErrorKind, number>();
  for (const { errors } of rows) {
    for (const kind of new Set(errors.map((error) => error.kind))) {
      problems.set(kind, (problems.get(kind) ?? 0) + 1);
    }
  }
  return { takeable: rows.filter((row) => canTake(row) && !isUnsure(row)).length, problems };
}

/** Whether nothing tells the cloud of a row: it is left until a person does. */
export const isUnsure = ({ errors }: ImportRow): boolean =>
  errors.some(({ kind }) => kind === 'unknown-cloud');

/**
 * How a row starts: new keys are taken; a second secret for a known key, a cloud that nothing tells and halves that
 * seem to have changed places are left for the person to decide.
 * A key without a name is called by its masked id.
 */
export function initialChoice(row: ImportRow): RowChoice {
  return {
    taken: canTake(row) && row.status.kind === 'new' && !isUnsure(row) && !row.mistakes.some(isSerious),
    cloud: isUnsure(row) ? null : row.cloud,
    site: siteOf(row.cloud, row.site ?? '').id,
    label: row.label === '' ? row.publicId : row.label,
  };
}

const isSerious = ({ kind }: Mistake): boolean =>
  ['swapped', 'same-twice', 'whole-key', 'masked', 'placeholder'].includes(kind);

/** The clouds that a row may be of, those whose keys look alike first. */
export function cloudsFor({ cloud, alike }: ImportRow): readonly CloudId[] {
  return [...new Set([cloud, ...alike, ...CLOUD_IDS])];
}

/** The rows that main is asked to take. */
export function rowsToCommit(
  rows: readonly ImportRow[],
  choices: ReadonlyMap<number, RowChoice>,
): Input<'import.commit'>['rows'] {
  return rows.flatMap((row) => {
    const choice = choices.get(row.index);
    if (choice === undefined || !choice.taken || choice.cloud === null) return [];
    const { cloud, site, label } = choice;
    if (!canTake(row, cloud)) return [];
    return [{ index: row.index, cloud, site, label: label.trim() }];
  });
}
