import type { Output } from '../../../shared/ipc/contract.ts';
import type { ReadDb, WriteDb } from '../../vault/db/handles.ts';
import { changedSince, listRuns, noteWarningSeen, warningSeen } from '../../vault/repositories/backups.ts';
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
  const dismissed = isDismissed(db, now);
  if (last === undefined) {
    return { warning: countSecrets(db) === 0 ? 'none' : 'never', lastGood: null, dismissed };
  }
  const patience = getSettings(db).backupWarnDays * DAY_MS;
  const unchanged = !changedSince(db, last.detail.auditCount);
  const elapsed = elapsedSince(last.at, now);
  const old = elapsed === null || elapsed > (unchanged ? UNCHANGED_MS + patience : patience);
  return { warning: old ? 'old' : 'none', lastGood: last.at, dismissed };
}

/** The day as the person at this computer counts it. */
const dayOf = (at: number): string => new Date(at).toDateString();

const isDismissed = (db: ReadDb, now: number): boolean => warningSeen(db) === dayOf(now);

export function dismissBackupWarning(db: WriteDb, now: number): void {
  noteWarningSeen(db, dayOf(now));
}
