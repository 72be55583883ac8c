import type { Ageing } from '../../../shared/due.ts';
import type { LeadTimes, ReminderStage } from '../../../shared/model/reminder.ts';
import { stageInstants } from '../../../shared/stages.ts';

/**
 * A stage as one number, the smaller the further: the days of a lead time, 0 for due, -1 for expired. So it is stored, in
 * the vault and in the schedule.
 */
export type StageMark = number;

/** A transition that was told: the key's date that it belonged to, and when that was by this device's clock. */
export interface Told {
  readonly date: number;
  readonly stage: StageMark;
  readonly at: number;
}

/** What reminding needs of one key; the same out of the open vault and out of the schedule. */
export interface Watched {
  /** The key's id in the vault, or its opaque id in the schedule. */
  readonly id: string;
  /** When which stage begins, in order; none for a key of unknown age, which counts as due. */
  readonly stages: readonly (readonly [at: number, stage: StageMark])[];
  readonly told: readonly Told[];
  /** Until when it is quiet; one that is over stays until its end was told. */
  readonly snoozedUntil: number | null;
}

/** A rotation that has not ended, by one moment of its waiting. */
export interface Step {
  /** Of this moment, not of the rotation: the next time that it waits it has another one. */
  readonly id: string;
  /** From when it waits for somebody; 0 where it does already, null where it goes on by itself. */
  readonly at: number | null;
  readonly told: boolean;
}

/** Everything that may be told of. */
export interface Watching {
  readonly keys: readonly Watched[];
  readonly steps: readonly Step[];
}

export const NOTHING_WATCHED: Watching = { keys: [], steps: [] };

export function markOf(stage: ReminderStage): StageMark {
  return stage.kind === 'lead' ? stage.days : stage.kind === 'due' ? 0 : -1;
}

export function stageOf(mark: StageMark): ReminderStage {
  return mark > 0 ? { kind: 'lead', days: mark } : mark === 0 ? { kind: 'due' } : { kind: 'expired' };
}

/** The stages of a key as they are watched. */
export function stagesOf(key: Ageing, leads: LeadTimes): Watched['stages'] {
  return stageInstants(key, leads).map(({ at, stage }) => [at, markOf(stage)] as const);
}

/** The date that a stage belongs to: the key's date, or for an expired one its expiry. Null without one. */
export function dateOf({ stages }: Pick<Watched, 'stages'>, stage: StageMark): number | null {
  for (const [at, mark] of stages) if (mark <= Math.min(0, stage)) return at;
  return null;
}
