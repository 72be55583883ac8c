import { isSnoozed } from '../../../shared/snooze.ts';
import { dateOf, type StageMark, type Step, type Told, type Watched, type Watching } from './watched.ts';

const DAY_MS = 86_400_000;
/** Clocks are set right by minutes; what was told later than this from now was told in a time that was undone. */
const UNDONE_MS = DAY_MS;

/** The stage that a key is in; null while it is calm, and for one of unknown age. */
export function stageAt({ stages }: Watched, now: number): StageMark | null {
  let found: StageMark | null = null;
  for (const [at, stage] of stages) {
    if (at > now) break;
    found = stage;
  }
  return found;
}

/** Whether it counts as due; one of unknown age does. */
export const isDue = (key: Watched, now: number): boolean =>
  key.stages.length === 0 || (key.stages[0]?.[0] ?? now) <= now;

/** One key of which something is to be told. */
export interface News {
  readonly key: Watched;
  /** Null for a key of unknown age whose snooze is over. */
  readonly told: Told | null;
  /** A snooze is over: the key comes back, whatever was told of it before. */
  readonly woken: boolean;
}

/** What is to be told now, and the snoozes that end without a word since nothing is due any more. */
export interface Report {
  readonly news: readonly News[];
  readonly overAnyway: readonly Watched[];
  readonly steps: readonly Step[];
}

/**
 * Whether a transition is new. Told once, it never is again, whatever the clock does. Beside that only what is further
 * than all that was told of the same date is new; but a clock that ran ahead and was set right takes nothing away: what
 * it made somebody tell too early does not silence the stages that really come.
 */
function isNew({ told }: Watched, date: number, stage: StageMark, now: number): boolean {
  for (const known of told) {
    if (known.date !== date) continue;
    if (known.stage === stage) return false;
    if (known.stage < stage && known.at <= now + UNDONE_MS) return false;
  }
  return true;
}

function newsOf(key: Watched, now: number): News | 'over' | null {
  const { snoozedUntil } = key;
  if (snoozedUntil !== null && isSnoozed(key, now)) return null;
  const stage = stageAt(key, now);
  const date = stage === null ? null : dateOf(key, stage);
  const told = stage === null || date === null ? null : { date, stage, at: now };
  if (snoozedUntil !== null) return isDue(key, now) ? { key, told, woken: true } : 'over';
  return told !== null && isNew(key, told.date, told.stage, now) ? { key, told, woken: false } : null;
}

/** What there is to tell at `now`. */
export function reportAt({ keys, steps }: Watching, now: number): Report {
  const news: News[] = [];
  const overAnyway: Watched[] = [];
  for (const key of keys) {
    const found = newsOf(key, now);
    if (found === 'over') overAnyway.push(key);
    else if (found !== null) news.push(found);
  }
  return { news, overAnyway, steps: steps.filter((step) => isWaiting(step, now) && !step.told) };
}

/** What is left to watch once a report was told, or kept from being told. */
export function afterReport(watching: Watching, report: Report): Watching {
  if (report.news.length + report.overAnyway.length + report.steps.length === 0) return watching;
  const told = new Map(report.news.map((news) => [news.key, news]));
  const over = new Set(report.overAnyway);
  const steps = new Set(report.steps);
  return {
    keys: watching.keys.map((key) => {
      const news = told.get(key);
      if (news !== undefined) return toldOf(news);
      return over.has(key) ? { ...key, snoozedUntil: null } : key;
    }),
    steps: watching.steps.map((step) => (steps.has(step) ? { ...step, told: true } : step)),
  };
}

function toldOf({ key, told }: News): Watched {
  const known = told !== null && key.told.some((one) => one.date === told.date && one.stage === told.stage);
  return { ...key, told: told === null || known ? key.told : [...key.told, told], snoozedUntil: null };
}

/** Whether a rotation waits for somebody. */
export const isWaiting = ({ at }: Step, now: number): boolean => at !== null && at <= now;
