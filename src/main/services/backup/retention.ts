import type { Retention } from '../../../shared/model/backup.ts';

/** A backup of which it is known that it was read back and opened. */
export interface GoodBackup {
  readonly name: string;
  readonly at: number;
}

/** The newest of each period, for the latest `count` periods that have any. */
function newestOfEach(
  newestFirst: readonly GoodBackup[],
  periodOf: (at: number) => string,
  count: number,
): GoodBackup[] {
  const seen = new Set<string>();
  return newestFirst.filter(({ at }) => {
    const period = periodOf(at);
    if (seen.has(period) || seen.size >= count) return false;
    seen.add(period);
    return true;
  });
}

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
const month = (at: number): string => new Date(at).toISOString().slice(0, 7);

/**
 * The names that may go: all but the newest of each of the last days and months, in UTC, that have a backup. Counting
 * days with backups, not days of the calendar, a computer that was off for long and a clock that jumped cost nothing.
 * `newest` always stays, whatever its date says.
 */
export function superfluous(
  backups: readonly GoodBackup[],
  retention: Retention,
  newest: string,
): readonly string[] {
  const rank = ({ name }: GoodBackup): number => (name === newest ? 1 : 0);
  const newestFirst = [...backups].sort(
    (a, b) => b.at - a.at || rank(b) - rank(a) || (a.name < b.name ? 1 : -1),
  );
  const kept = new Set([
    newest,
    ...newestOfEach(newestFirst, day, retention.daily).map(({ name }) => name),
    ...newestOfEach(newestFirst, month, retention.monthly).map(({ name }) => name),
  ]);
  return newestFirst.filter(({ name }) => !kept.has(name)).map(({ name }) => name);
}
