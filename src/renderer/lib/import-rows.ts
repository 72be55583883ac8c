import { siteOf } from '../../shared/catalogue/index.ts';
import type { Input } from '../../shared/ipc/contract.ts';
import { CLOUD_IDS, type CloudId } from '../../shared/model/cloud.ts';
import type { CellErrorKind, ImportRow } from '../../shared/model/import.ts';
import { canTake } from '../../shared/model/import-taking.ts';

/** What a person may change about one found key before it is taken. */
export interface RowChoice {
  readonly taken: boolean;
  /** Null until a person says it, where nothing tells. */
  readonly cloud: CloudId | null;
  readonly site: string;
  readonly label: string;
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
  return { takeable: rows.filter((row) => canTake(row)).length, problems };
}

/** Whether nothing tells the cloud of a row: it is left until a person does. */
export const isUnsure = ({ errors }: ImportRow): boolean =>
  errors.some(({ kind }) => kind === 'unknown-cloud');

/** Whether a row is taken without a further word: a second secret for a known key is chosen one by one. */
const isPlain = (row: ImportRow): boolean => canTake(row) && row.status.kind === 'new';

/**
 * How a row starts: new keys are taken; a second secret for a known key, a cloud that nothing tells and values that are
 * no key's are left for the person to decide.
 * A key without a name is called by its masked id.
 */
export function initialChoice(row: ImportRow): RowChoice {
  return {
    taken: isPlain(row),
    cloud: isUnsure(row) ? null : row.cloud,
    site: siteOf(row.cloud, row.site ?? '').id,
    label: row.label === '' ? row.publicId : row.label,
  };
}

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
    if (!canTake(row)) return [];
    return [{ index: row.index, cloud, site, label: label.trim() }];
  });
}

/** How the box above the rows stands, by those that are shown. */
export interface AllChoice {
  readonly checked: boolean;
  readonly mixed: boolean;
  /** What a press of it makes of the shown rows. */
  next(): ReadonlyMap<number, RowChoice>;
}

/** Choosing all takes what is new and whole; letting all go lets every row go. Rows out of sight stay as they are. */
export function allChoice(shown: readonly ImportRow[], choiceOf: (row: ImportRow) => RowChoice): AllChoice {
  const isTaken = (row: ImportRow): boolean => canTake(row) && choiceOf(row).taken;
  const plain = shown.filter(isPlain);
  const some = shown.some(isTaken);
  const all = some && plain.every(isTaken);
  return {
    checked: some,
    mixed: some && !all,
    next: () =>
      new Map(
        shown.map((row) => [row.index, { ...choiceOf(row), taken: !all && (isPlain(row) || isTaken(row)) }]),
      ),
  };
}
