import { describe, expect, it } from 'vitest';
import { createTimetable } from '../../../../../src/main/services/rotation/timetable.ts';
import { rotationId } from '../../../../../src/shared/model/rotation.ts';
import { fakeClock } from '../../../../support/fake/clock.ts';

const ID = rotationId.parse('0123456789abcdef');
const HOUR = 3_600_000;

describe('the timetable', () => {
  it('calls once when it is time, however the clocks were set in between', () => {
    const clock = fakeClock();
    const timetable = createTimetable(clock);
    let calls = 0;
    const due = clock.monotonic() + 5 * HOUR;
    timetable.set(
      ID,
      () => due - clock.monotonic(),
      () => {
        calls += 1;
      },
    );
    clock.jumpTo(clock.now() + 100 * HOUR);
    clock.advance(5 * HOUR - 1);
    expect(calls).toBe(0);
    clock.advance(1);
    expect(calls).toBe(1);
    clock.advance(HOUR);
    expect([calls, clock.waiting]).toEqual([1, 0]);
  });

  it('keeps one entry for each rotation, and none after it was cleared', () => {
    const clock = fakeClock();
    const timetable = createTimetable(clock);
    const called: string[] = [];
    timetable.set(
      ID,
      () => 10,
      () => called.push('first'),
    );
    timetable.set(
      ID,
      () => 0,
      () => called.push('second'),
    );
    expect(clock.waiting).toBe(1);
    clock.advance(100);
    expect(called).toEqual(['second']);
    timetable.set(
      ID,
      () => 0,
      () => called.push('third'),
    );
    timetable.clear();
    clock.advance(100);
    expect(called).toEqual(['second']);
  });
});
