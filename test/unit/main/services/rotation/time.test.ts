import { describe, expect, it } from 'vitest';
import { isFresh } from '../../../../../src/main/services/rotation/engine/time.ts';
import { createRotationTime } from '../../../../../src/main/services/rotation/time.ts';
import { fakeClock } from '../../../../support/fake/clock.ts';

describe('the cloud’s time as its answers tell it', () => {
  it('never runs backwards by what whole seconds and slow answers make of it', () => {
    const clock = fakeClock();
    const time = createRotationTime(clock);
    let last = Number.NEGATIVE_INFINITY;
    for (const clockAheadMs of [-500, 400, -200, 450, 0, -480, 499]) {
      time.saw(clockAheadMs);
      const { cloud } = time.now();
      expect(cloud).toBeGreaterThanOrEqual(last);
      last = cloud ?? last;
      clock.advance(30);
    }
  });

  it('leaves a proof fresh when the next answer tells a little less', () => {
    const clock = fakeClock();
    const time = createRotationTime(clock);
    time.saw(-450);
    const provenAt = time.now();
    clock.advance(20);
    time.saw(490);
    expect(isFresh(provenAt, time.now())).toBe(true);
  });

  it('follows a cloud that tells another time altogether', () => {
    const clock = fakeClock();
    const time = createRotationTime(clock);
    time.saw(0);
    time.saw(60_000);
    expect(time.now().cloud).toBe(clock.now() - 60_000);
    time.saw(-60_000);
    expect(time.now().cloud).toBe(clock.now() + 60_000);
  });
});
