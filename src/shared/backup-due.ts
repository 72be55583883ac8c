import type { BackupTarget } from './model/backup.ts';

const DAY_MS = 86_400_000;

/** When the next scheduled backup of a target is due if the vault changes; null where there is no schedule. */
export function nextBackup({
  schedule,
  lastGood,
}: Pick<BackupTarget, 'schedule' | 'lastGood'>): number | null {
  if (schedule === 'off' || lastGood === null) return null;
  return lastGood + (schedule === 'daily' ? DAY_MS : 7 * DAY_MS);
}
