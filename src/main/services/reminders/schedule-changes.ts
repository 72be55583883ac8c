import type { ScheduleRow } from '../../vault/repositories/reminders.ts';
import type { ScheduleBody, ScheduleContent } from './schedule-format.ts';
import { afterReport, type Report } from './standing.ts';
import type { Watching } from './watched.ts';

/** A schedule as it was found on this device under its key. */
export interface FoundSchedule {
  /** Null where there is no file. */
  readonly sha256: Buffer | null;
  /** Null where there is none, or none that this key opens. */
  readonly content: ScheduleContent | null;
}

/**
 * What a schedule is worth, by what the vault remembers of it. `as-written`: it is the one that the vault wrote. `ahead`:
 * this device went on with it since. `none`: there is none, and there was none. `tampered`: it is older than that or
 * goes on from an older one, damaged, gone, or another one. `floor` is the highest serial that this process has seen.
 *
 * Where an attacker puts back one of the files that this device wrote while the vault was locked, and the program was not
 * running in between, nothing can tell: the vault has not seen those.
 */
export function judge(
  found: FoundSchedule,
  row: ScheduleRow | null,
  floor: number,
): 'none' | 'as-written' | 'ahead' | 'tampered' {
  const known = row === null || row.serial === 0 ? null : row;
  if (found.content !== null && found.content.serial < floor) return 'tampered';
  if (known !== null && found.sha256?.equals(known.sha256)) return 'as-written';
  if (found.content === null) return known === null ? 'none' : 'tampered';
  const { serial, base } = found.content;
  const last = known?.serial ?? 0;
  return serial <= last || base < last ? 'tampered' : 'ahead';
}

/** Keeps what the vault has not taken over yet, where a schedule is written that it did not take part in. */
export function keepUnmerged(next: ScheduleBody, before: ScheduleContent | null): ScheduleBody {
  if (before === null) return next;
  const keys = new Map(before.keys.map((key) => [key.id, key]));
  const toldSteps = new Set(before.steps.filter(({ told }) => told).map(({ id }) => id));
  return {
    keys: next.keys.map((key) => {
      const old = keys.get(key.id);
      if (old === undefined) return key;
      const more = old.told.filter(
        ({ date, stage }) => !key.told.some((told) => told.date === date && told.stage === stage),
      );
      const told = more.length === 0 ? key.told : [...key.told, ...more];
      return old.changed ? { ...key, told, snoozedUntil: old.snoozedUntil, changed: true } : { ...key, told };
    }),
    steps: next.steps.map((step) => (toldSteps.has(step.id) ? { ...step, told: true } : step)),
  };
}

/** The schedule after a report was told from it. */
export function scheduleAfter(content: ScheduleContent, report: Report): ScheduleContent {
  const woken = new Set(report.news.filter((news) => news.woken).map(({ key }) => key.id));
  for (const { id } of report.overAnyway) woken.add(id);
  const changed = new Map(content.keys.map((key) => [key.id, key.changed]));
  const after: Watching = afterReport(content, report);
  return {
    ...{ serial: content.serial, base: content.base },
    keys: after.keys.map((key) => ({
      ...key,
      stages: key.stages.map(([at, stage]) => [at, stage]),
      changed: woken.has(key.id) || (changed.get(key.id) ?? false),
    })),
    steps: after.steps,
  };
}

/** The schedule with these keys quiet until then; null wakes them. */
export function scheduleWithSnooze(
  content: ScheduleContent,
  ids: ReadonlySet<string>,
  until: number | null,
): ScheduleContent {
  return {
    ...content,
    keys: content.keys.map((key) =>
      ids.has(key.id) && key.snoozedUntil !== until ? { ...key, snoozedUntil: until, changed: true } : key,
    ),
  };
}
