import type { Retention } from '../../../shared/model/backup.ts';
import type { StoredRun } from '../../vault/repositories/backups.ts';
import type { BackupPlace } from './place.ts';
import { superfluous } from './retention.ts';

/** What was stored and never proven; a conflict's name belongs to somebody else. */
const isSuspect = ({ outcome, detail }: StoredRun): boolean =>
  outcome === 'begun' || (outcome === 'failed' && detail.bytes > 0 && detail.code !== 'backup-conflict');

/**
 * After `newest` counts: removes what retention no longer asks for, and what runs of this vault left behind that came to
 * nothing. Only names that this vault wrote down are touched, so neither files of other people nor backups that another
 * computer made of a copy of this vault. Gives the names of what stays of them. Throws as the place does; removed is then
 * what was removed so far.
 */
export async function tidy(
  place: BackupPlace,
  runs: readonly StoredRun[],
  retention: Retention,
  newest: string,
): Promise<ReadonlySet<string>> {
  const there = new Set((await place.list()).map(({ name }) => name));
  const good = runs.filter(({ outcome, name }) => outcome === 'made' && there.has(name));
  const names = new Set(good.map(({ name }) => name));
  const suspects = runs.filter((run) => isSuspect(run) && !names.has(run.name)).map(({ name }) => name);
  const doomed = new Set([...superfluous(good, retention, newest), ...suspects]);
  doomed.delete(newest);
  for (const name of doomed) {
    await place.remove(name);
    names.delete(name);
  }
  return names;
}
