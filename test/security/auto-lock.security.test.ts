import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Clock } from '../../src/main/ports/clock.ts';
import type { Power, PowerEvent } from '../../src/main/ports/power.ts';
import { watchAbsence } from '../../src/main/services/auto-lock.ts';
import type { LockReason } from '../../src/shared/model/vault.ts';

const MINUTE = 60_000;
let now = 0;
let due: { readonly at: number; readonly run: () => void } | null = null;
let idle = 0;
let emit: (event: PowerEvent) => void = () => undefined;
let minutes = 10;
const lock = vi.fn(async (_reason: LockReason) => undefined);

const clock: Clock = {
  now: () => now,
  monotonic: () => now,
  sinceBoot: () => now,
  after: (ms, run) => {
    const timer = { at: now + ms, run };
    due = timer;
    return () => {
      if (due === timer) due = null;
    };
  },
};
const power: Power = {
  idleSeconds: () => idle,
  subscribe: (listener) => {
    emit = listener;
    return () => {
      emit = () => undefined;
    };
  },
};

/** Lets time pass with timers running, as in a computer that is awake. */
function pass(ms: number): void {
  const end = now + ms;
  while (due !== null && due.at <= end) {
    const { at, run } = due;
    due = null;
    now = at;
    run();
  }
  now = end;
}

let stop: () => void;
beforeEach(() => {
  now = 1_000_000;
  idle = 0;
  minutes = 10;
  lock.mockClear();
  stop = watchAbsence({ power, clock, idleMinutes: () => minutes, lock });
});
afterEach(() => stop());

describe('the vault locks itself', () => {
  it('when nobody touched the computer for ten minutes, and not before', () => {
    idle = 9 * 60 + 59;
    pass(MINUTE);
    expect(lock).not.toHaveBeenCalled();
    idle = 10 * 60;
    pass(15_000);
    expect(lock).toHaveBeenCalledExactlyOnceWith('idle');
  });

  it('after as many minutes as are set, from the next look on', () => {
    idle = 3 * 60;
    pass(MINUTE);
    expect(lock).not.toHaveBeenCalled();
    minutes = 3;
    pass(15_000);
    expect(lock).toHaveBeenCalledWith('idle');
  });

  it.each([
    ['suspend', 'sleep'],
    ['away', 'screen-lock'],
    ['shutdown', 'quit'],
  ] as const)('at %s, and says why', (event, reason) => {
    emit(event);
    expect(lock).toHaveBeenCalledExactlyOnceWith(reason);
  });

  it('on waking from a sleep that nobody announced', () => {
    // Timers stood still; the time of day went on.
    now += 11 * MINUTE;
    emit('resume');
    expect(lock).toHaveBeenCalledExactlyOnceWith('sleep');
  });

  it('not on waking from a short one', () => {
    now += MINUTE;
    emit('resume');
    expect(lock).not.toHaveBeenCalled();
  });

  it('again and again while nobody comes back: a copy may have been opened beside a locked vault', () => {
    idle = 3600;
    pass(30_000);
    emit('suspend');
    expect(lock.mock.calls).toEqual([['idle'], ['idle'], ['sleep']]);
  });

  it('goes on watching after somebody worked for hours', () => {
    pass(180 * MINUTE);
    expect(lock).not.toHaveBeenCalled();
    idle = 3600;
    pass(15_000);
    expect(lock).toHaveBeenCalled();
  });

  it('no more once the watch has ended', () => {
    stop();
    emit('suspend');
    idle = 3600;
    pass(MINUTE);
    expect(lock).not.toHaveBeenCalled();
  });
});
