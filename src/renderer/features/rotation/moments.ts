import type { RotationPlan } from '../../../shared/model/rotation.ts';
import type { StepName } from './progress.ts';

/** A time at which the computer has to be on and the vault unlocked. */
export interface Moment {
  /** ms from the start. */
  readonly afterMs: number;
  /** What is done then, in order. */
  readonly steps: readonly StepName[];
  /** How long it takes at most, ms. */
  readonly lastsMs: number;
}

/** What a new key may take until the cloud knows it everywhere. */
const PROVING_MS = 120_000;
/** Waits from here on are passed without the person. */
const LONG_MS = 10 * 60_000;

/** When somebody has to be there: at the start, and after each of the long waits. */
export function momentsOf(steps: RotationPlan['steps']): readonly Moment[] {
  const moments: Moment[] = [];
  let after = 0;
  let waited = true;
  for (const { step, waitsMs } of steps) {
    if ((step === 'soak' || step === 'cool') && waitsMs >= LONG_MS) {
      after += waitsMs;
      waited = true;
      continue;
    }
    const lasts = step === 'prove' ? Math.max(PROVING_MS, waitsMs) : waitsMs;
    const last = moments.at(-1);
    if (waited || last === undefined) {
      moments.push({ afterMs: after, steps: [step], lastsMs: lasts });
      waited = false;
    } else {
      moments[moments.length - 1] = {
        ...last,
        steps: [...last.steps, step],
        lastsMs: last.lastsMs + lasts,
      };
    }
    after += lasts;
  }
  return moments;
}
