import type { BackupTarget } from '../../../shared/model/backup.ts';
import type { Formatter } from '../../lib/format.ts';
import type { Translate } from '../../lib/i18n.ts';

const DAY_MS = 86_400_000;

/** How a target stands: `failed` where the last try was, `late` where its backup should be younger by now. */
export type TargetStanding = 'good' | 'never' | 'late' | 'failed' | 'away';

export function standingOf({ here, lastGood, lastRun, schedule }: BackupTarget, now: number): TargetStanding {
  if (!here) return 'away';
  if (lastRun?.outcome.kind === 'failed') return 'failed';
  if (lastGood === null) return 'never';
  const patience = schedule === 'daily' ? 31 * DAY_MS : 38 * DAY_MS;
  return schedule !== 'off' && now - lastGood > patience ? 'late' : 'good';
}

/** One line under a target's name. */
export function standingText(target: BackupTarget, now: number, format: Formatter, t: Translate): string {
  const { lastGood } = target;
  const last =
    lastGood === null ? t('backup.none') : t('backup.last', { when: format.relative(lastGood, now) });
  switch (standingOf(target, now)) {
    case 'away':
      return t('backup.away');
    case 'failed':
      return t('backup.failed', { last });
    default:
      return last;
  }
}
