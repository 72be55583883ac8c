import { describe, expect, it } from 'vitest';
import { isFresh } from '../../../../../src/main/services/rotation/engine/time.ts';
import { createRotationTime } from '../../../../../src/main/services/rotation/time.ts';
import { fakeClock } from '../../../../support/fake/clock.ts';

const HOUR = 3_600_000;

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

describe('the two clocks of a rotation', () => {
  it("do not know the cloud's time before an answer told it", () => {
    const clock = fakeClock();
    const time = createRotationTime(clock);
    expect(time.now()).toEqual({ local: clock.now(), cloud: null });
    time.saw(5_000);
    clock.advance(1_000);
    expect(time.now()).toEqual({ local: clock.now(), cloud: clock.now() - 5_000 });
  });

  it("leave the cloud's time alone when this computer's is set ahead", () => {
    const clock = fakeClock();
    const time = createRotationTime(clock);
    time.saw(0);
    const { cloud } = time.now();
    clock.jumpTo(clock.now() + HOUR);
    expect(time.now()).toEqual({ local: clock.now(), cloud });
  });

  it('do not run backwards when it is set back', () => {
    const clock = fakeClock();
    const time = createRotationTime(clock);
    const before = time.now().local;
    clock.jumpTo(clock.now() - HOUR);
    clock.advance(1_000);
    expect(time.now().local).toBe(before + 1_000);
  });

  it("take the cloud's word for a computer that starts in the past", () => {
    const clock = fakeClock();
    const time = createRotationTime(clock);
    time.saw(-HOUR);
    expect(time.now()).toEqual({ local: clock.now() + HOUR, cloud: clock.now() + HOUR });
  });
});
