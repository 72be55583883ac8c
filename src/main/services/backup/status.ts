import type { Output } from '../../../shared/ipc/contract.ts';
import type { ReadDb } from '../../vault/db/handles.ts';
import { changedSince, listRuns } from '../../vault/repositories/backups.ts';
import { countSecrets } from '../../vault/repositories/secrets.ts';
import { getSettings } from '../../vault/repositories/settings.ts';
import { elapsedSince, UNCHANGED_MS } from './due.ts';

const DAY_MS = 86_400_000;

/**
 * Whether a person should be told. A vault without a secret has nothing to lose; an unchanged one may have an older
 * backup, since its schedule makes fewer of them then.
 */
export function backupStatus(db: ReadDb, now: number): Output<'backup.status'> {
  const last = listRuns(db, null).find(({ outcome }) => outcome === 'made');
  if (last === undefined) return { warning: countSecrets(db) === 0 ? 'none' : 'never', lastGood: null };
  const patience = getSettings(db).backupWarnDays * DAY_MS;
  const unchanged = !changedSince(db, last.detail.auditCount);
  const elapsed = elapsedSince(last.at, now);
  const old = elapsed === null || elapsed > (unchanged ? UNCHANGED_MS + patience : patience);
  return { warning: old ? 'old' : 'none', lastGood: last.at };
}
