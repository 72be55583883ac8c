import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Clock } from '../../src/main/ports/clock.ts';
import type { Power, PowerEvent } from '../../src/main/ports/power.ts';
import { watchAbsence } from '../../src/main/services/auto-lock.ts';

const MINUTE = 60_000;
let now = 0;
let due: { readonly at: number; readonly run: () => void } | null = null;
let idle = 0;
let emit: (event: PowerEvent) => void = () => undefined;
let open = true;
const lock = vi.fn(async () => undefined);

const clock: Clock = {
  now: () => now,
  monotonic: () => now,
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
  open = true;
  lock.mockClear();
  stop = watchAbsence({ power, clock, isOpen: () => open, lock });
});
afterEach(() => stop());

describe('the vault locks itself', () => {
  it('when nobody touched the computer for ten minutes, and not before', () => {
    idle = 9 * 60 + 59;
    pass(MINUTE);
    expect(lock).not.toHaveBeenCalled();
    idle = 10 * 60;
    pass(15_000);
    expect(lock).toHaveBeenCalledOnce();
  });

  it.each(['suspend', 'away', 'shutdown'] as const)('at %s', (event) => {
    emit(event);
    expect(lock).toHaveBeenCalledOnce();
  });

  it('on waking from a sleep that nobody announced', () => {
    // Timers stood still; the time of day went on.
    now += 11 * MINUTE;
    emit('resume');
    expect(lock).toHaveBeenCalledOnce();
  });

  it('not on waking from a short one', () => {
    now += MINUTE;
    emit('resume');
    expect(lock).not.toHaveBeenCalled();
  });

  it('not again while it is locked', () => {
    open = false;
    emit('suspend');
    idle = 3600;
    pass(MINUTE);
    expect(lock).not.toHaveBeenCalled();
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
