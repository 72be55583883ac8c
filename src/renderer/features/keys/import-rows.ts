import { siteOf } from '../../../shared/catalogue/index.ts';
import type { Input } from '../../../shared/ipc/contract.ts';
import type { CloudId } from '../../../shared/model/cloud.ts';
import type { ImportRow } from '../../../shared/model/import.ts';

/** What a person may change about one found key before it is taken. */
export interface RowChoice {
  readonly taken: boolean;
  readonly cloud: CloudId;
  readonly site: string;
  readonly label: string;
}

/** Whether a row can be taken at all: what the vault holds already, or the file repeats, cannot. */
export function canTake(row: ImportRow): boolean {
  return row.status.kind === 'new' || row.status.kind === 'other-secret';
}

/**
 * How a row starts: new keys are taken, a second secret for a known key is left for the person to decide.
 * A key without a name is called by its masked id.
 */
export function initialChoice(row: ImportRow): RowChoice {
  return {
    taken: row.status.kind === 'new',
    cloud: row.cloud,
    site: siteOf(row.cloud, '').id,
    label: row.label === '' ? row.publicId : row.label,
  };
}

/** The rows that main is asked to take. */
export function rowsToCommit(
  rows: readonly ImportRow[],
  choices: ReadonlyMap<number, RowChoice>,
): Input<'import.commit'>['rows'] {
  return rows.flatMap((row) => {
    const choice = choices.get(row.index);
    if (choice === undefined || !choice.taken || !canTake(row)) return [];
    const { cloud, site, label } = choice;
    return [{ index: row.index, cloud, site, label: label.trim() }];
  });
}
