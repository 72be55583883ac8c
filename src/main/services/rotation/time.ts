import type { Clock } from '../../ports/clock.ts';
import type { Instant } from './engine/types.ts';

/** The two clocks of one rotation. */
export interface RotationTime {
  now(): Instant;
  /** Takes note of a Date header: how far this computer's clock was ahead of the cloud's just now, in ms. */
  saw(clockAheadMs: number): void;
}

/** A Date header has whole seconds, and answers take a while: less than this is no clock that was set. In ms. */
const TOLERANCE_MS = 120_000;

/** By how much the estimate of the cloud's time is off for those two reasons, in ms; it never runs backwards by less. */
const GRAIN_MS = 2_000;

/**
 * Between two answers the cloud's time goes on by the clock that cannot be set; that one stands still while the computer
 * sleeps, so the estimate can be late and never early. The local time never runs backwards here, nor behind the
 * cloud's: a clock that was set back must not hold a rotation up for as long as it was set back.
 */
export function createRotationTime(clock: Clock): RotationTime {
  let cloud: { readonly at: number; readonly steady: number } | null = null;
  let local = { at: clock.now(), steady: clock.monotonic() };

  return {
    now() {
      const steady = clock.monotonic();
      const cloudNow = cloud === null ? null : Math.floor(cloud.at + (steady - cloud.steady));
      const least = Math.floor(local.at + (steady - local.steady));
      const here = Math.max(Math.floor(clock.now()), least);
      const at = cloudNow !== null && cloudNow - here > TOLERANCE_MS ? cloudNow : here;
      local = { at, steady };
      return { local: at, cloud: cloudNow };
    },
    saw(clockAheadMs) {
      const steady = clock.monotonic();
      const at = clock.now() - clockAheadMs;
      const expected = cloud === null ? at : cloud.at + (steady - cloud.steady);
      // Else what was proven before the answer would look as if it came after it, half of the time.
      if (at >= expected || expected - at > GRAIN_MS) cloud = { at, steady };
    },
  };
}
