import type { WireError } from '../../../shared/ipc/envelope.ts';
import type { BackupTarget } from '../../../shared/model/backup.ts';
import type { Formatter } from '../../lib/format.ts';
import type { Translate } from '../../lib/i18n.ts';

const DAY_MS = 86_400_000;

/** "1.4 MB": a size as people read it. */
export function sizeText(bytes: number, format: Formatter, t: Translate): string {
  const megabytes = bytes / 1_000_000;
  if (megabytes < 1)
    return t('backup.kilobytes', { size: format.count(Math.max(1, Math.round(bytes / 1000))) });
  return t('backup.megabytes', { size: format.count(Math.round(megabytes * 10) / 10) });
}

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

/** The reasons that have sentences of their own, by the error's code. */
const REASONS = [
  'target-refused.inside-vault',
  'target-refused.denied',
  'target-refused.full',
  'target-refused.key',
  'target-refused.key-gone',
  'target-refused.write',
  'target-refused.read',
  'target-refused.list',
  'target-refused.remove',
  'target-gone.folder',
  'target-gone.emptied',
  'target-gone.device',
  'target-unreachable.folder',
  'file-not-writable.taken',
] as const;
type Reason = (typeof REASONS)[number];

/** Meaning and way out of an error of backups, where more is known than its code. */
export function reasonOf(
  { code, params }: WireError,
  t: Translate,
): { meaning: string; action: string } | null {
  const found = REASONS.find((reason: Reason) => reason === `${code}.${params.reason}`);
  if (found === undefined) return null;
  return { meaning: t(`backup.reason.${found}.meaning`), action: t(`backup.reason.${found}.action`) };
}
