import type { BackupSchedule } from '../../../shared/model/backup.ts';

const DAY_MS = 86_400_000;

/** An unchanged vault is backed up once in this time, since a place can go bad too. */
export const UNCHANGED_MS = 30 * DAY_MS;

/** How far a stored instant may lie ahead before the clock must have been wrong then, or is wrong now. */
const TOLERANCE_MS = DAY_MS;

const EVERY_MS: Readonly<Record<Exclude<BackupSchedule, 'off'>, number>> = {
  daily: DAY_MS,
  weekly: 7 * DAY_MS,
};

/** How long ago something was by the wall clock; null where the clock was set in between and nobody can tell. */
export function elapsedSince(at: number, now: number): number | null {
  if (at > now + TOLERANCE_MS) return null;
  return Math.max(0, now - at);
}

/** Whether a target's backup is due. A clock that was set back never holds one up: a doubtful date is due. */
export function isDue(
  schedule: BackupSchedule,
  last: { readonly at: number; readonly changedSince: boolean } | null,
  now: number,
): boolean {
  if (schedule === 'off') return false;
  if (last === null) return true;
  const elapsed = elapsedSince(last.at, now);
  if (elapsed === null) return true;
  return elapsed >= (last.changedSince ? EVERY_MS[schedule] : Math.max(EVERY_MS[schedule], UNCHANGED_MS));
}
