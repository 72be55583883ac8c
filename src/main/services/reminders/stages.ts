import { type Ageing, dueAt } from '../../../shared/due.ts';
import type { LeadTimes, ReminderStage } from '../../../shared/model/reminder.ts';
import type { QuietHours } from '../../../shared/model/settings.ts';

// What this file holds belongs beside the other rules about dates in `shared`; nothing else here imports it from elsewhere.

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;

/** When a key comes into a stage. */
export interface StageInstant {
  readonly at: number;
  readonly stage: ReminderStage;
}

const leadStart = (key: Ageing, date: number, days: number): number =>
  Math.max(date - days * DAY_MS, Math.min(key.createdAt ?? Number.NEGATIVE_INFINITY, date));

/** Every instant at which a stage of the key begins, in order, none twice; empty for a key of unknown age. */
export function stageInstants(key: Ageing, leads: LeadTimes): readonly StageInstant[] {
  const date = dueAt(key);
  if (date === null) return [];
  const all: StageInstant[] = leads.map((days) => ({
    at: leadStart(key, date, days),
    stage: { kind: 'lead', days },
  }));
  all.push({ at: date, stage: { kind: 'due' } });
  if (key.expiresAt !== null) all.push({ at: key.expiresAt, stage: { kind: 'expired' } });
  return all.filter(({ at }, place) => at !== all[place + 1]?.at);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function wallAt(at: number, zone: string): number {
  let format = formats.get(zone);
  if (format === undefined) {
    const parts = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric' } as const;
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      ...parts,
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The instant at which the wall clock shows this, or passes it. */
function atWall(wall: number, zone: string): number {
  const guess = wall - (wallAt(wall, zone) - wall);
  return guess + (wall - wallAt(guess, zone));
}

/** The morning of the next day of the local calendar. */
export function nextMorning(now: number, zone: string, hour = 9): number {
  const today = Math.floor(wallAt(now, zone) / DAY_MS);
  return atWall((today + 1) * DAY_MS + hour * 60 * MINUTE_MS, zone);
}

function quietLeft(now: number, { from, to }: QuietHours, zone: string): number {
  const wall = wallAt(now, zone);
  const since = (wall - Math.floor(wall / DAY_MS) * DAY_MS - from * MINUTE_MS + DAY_MS) % DAY_MS;
  const length = ((to - from) * MINUTE_MS + DAY_MS) % DAY_MS;
  return Math.max(0, length - since);
}

/** Whether the wall clock is within the quiet hours. Null is never quiet. */
export function inQuietHours(now: number, hours: QuietHours | null, zone: string): boolean {
  return hours !== null && quietLeft(now, hours, zone) > 0;
}

/** The first instant from `now` on that is not within the quiet hours. */
export function quietEnds(now: number, hours: QuietHours | null, zone: string): number {
  return hours === null ? now : now + quietLeft(now, hours, zone);
}
