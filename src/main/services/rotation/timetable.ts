import type { RotationId } from '../../../shared/model/rotation.ts';
import type { Clock } from '../../ports/clock.ts';

/** No timer sleeps longer: clocks are looked at again, since they can be set and computers sleep. */
const LONGEST_MS = 15 * 60_000;

/** What falls due, one entry a rotation. */
export interface Timetable {
  /** Calls `run` once when `remaining` says so. Takes the place of what was there. */
  set(id: RotationId, remaining: () => number, run: () => void): void;
  forget(id: RotationId): void;
  clear(): void;
}

export function createTimetable(clock: Clock): Timetable {
  const cancels = new Map<RotationId, () => void>();

  const forget = (id: RotationId): void => {
    cancels.get(id)?.();
    cancels.delete(id);
  };

  return {
    set(id, remaining, run) {
      forget(id);
      const look = (): void => {
        const left = remaining();
        if (left <= 0) {
          cancels.delete(id);
          run();
          return;
        }
        cancels.set(id, clock.after(Math.min(Math.ceil(left), LONGEST_MS), look));
      };
      // Never at once: whoever sets it is still in the middle of a turn.
      cancels.set(id, clock.after(Math.min(Math.max(0, Math.ceil(remaining())), LONGEST_MS), look));
    },
    forget,
    clear() {
      for (const id of [...cancels.keys()]) forget(id);
    },
  };
}
