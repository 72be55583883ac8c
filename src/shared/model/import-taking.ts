import type { MistakeKind } from '../mistakes/index.ts';
import type { ImportPreview, ImportRow } from './import.ts';

/** Values with these are no key, or not the one that they stand for: they are put right first, or left. */
const SERIOUS: ReadonlySet<MistakeKind> = new Set([
  'swapped',
  'same-twice',
  'whole-key',
  'masked',
  'placeholder',
  'other-cloud',
  'azure-secret-id',
  'google-api-key',
  'google-oauth-client',
]);

/** Without these a row is no whole key of its cloud. */
const MISSING: ReadonlySet<string> = new Set(['missing-public-id', 'missing-secret', 'missing-field']);

/** Why a found key cannot be taken as it is. */
type Obstacle = 'incomplete' | 'unknown-cloud' | 'mistaken';

/** What keeps a found key out of the vault, as window, command line and vault all see it; null where nothing does. */
export function obstacleOf({ errors, mistakes }: Pick<ImportRow, 'errors' | 'mistakes'>): Obstacle | null {
  // Of an unknown cloud nobody can say what its keys need.
  if (errors.some(({ kind }) => kind === 'unknown-cloud')) return 'unknown-cloud';
  if (mistakes.some(({ kind }) => SERIOUS.has(kind))) return 'mistaken';
  return errors.some(({ kind }) => MISSING.has(kind)) ? 'incomplete' : null;
}

/** Whether a row can be taken: it has no obstacle, and the vault does not hold it already. */
export function canTake(row: ImportRow): boolean {
  const { kind } = row.status;
  return obstacleOf(row) === null && (kind === 'new' || kind === 'other-secret');
}

/** How many keys of a source would be lost with it, once the rows of these indexes are in the vault. */
export function leftOut(preview: ImportPreview, taken: ReadonlySet<number>): number {
  const lost = preview.rows.filter(({ index, status }) => {
    if (taken.has(index)) return false;
    return status.kind === 'repeated' ? !status.sameSecret : ['new', 'other-secret'].includes(status.kind);
  });
  return lost.length + preview.problems.length + preview.untaken;
}
