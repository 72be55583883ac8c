import type { CloudId } from '../../../shared/model/cloud.ts';
import type { Clock } from '../../ports/clock.ts';
import { createLane, type Lane, type Placed, type Reached } from './lane.ts';
import type { Pace } from './paces.ts';

/** A timer far beyond any run: it fires never and only keeps the process alive, which the clock's timers do not. */
const FOREVER_MS = 2 ** 30;

export interface LanesDeps<T> {
  readonly paces: Readonly<Record<CloudId, Pace>>;
  /** How many are under way at a time over all clouds. */
  readonly atOnce: number;
  readonly clock: Pick<Clock, 'monotonic' | 'after'>;
  /** Begins nothing more once it is aborted. */
  readonly signal: AbortSignal;
  /** Asks one, and calls `proven` as soon as it answered for itself. A throw ends the whole run. */
  readonly ask: (item: T, proven: () => void) => Promise<Reached>;
  /** Nothing answers where `like` was asked, so this one is not. */
  readonly tell: (item: T, like: T) => void;
}

/**
 * Asks all items, each cloud at its own pace and beside the others. Resolves once everything was asked or told, or, after an
 * abort, once what was under way has ended. Rejects with the first error of `ask` or `tell`.
 */
export async function inLanes<T extends Placed & { readonly cloud: CloudId }>(
  items: readonly T[],
  { paces, atOnce, clock, signal, ask, tell }: LanesDeps<T>,
): Promise<void> {
  const byCloud = Map.groupBy(items, ({ cloud }) => cloud);
  const lanes = [...byCloud].map(([cloud, keys]) => ({
    lane: createLane(keys, paces[cloud]),
    pace: paces[cloud],
  }));
  const { promise, resolve } = Promise.withResolvers<void>();
  const hold = setInterval(() => undefined, FOREVER_MS);
  let running = 0;
  let failure: { readonly error: unknown } | null = null;
  let unwake = (): void => undefined;

  const begin = async (lane: Lane<T>, { until }: Pace, item: T): Promise<void> => {
    running += 1;
    let left = false;
    /** Makes room in its lane, once. */
    const leave = (reached: Reached): void => {
      if (left) return;
      left = true;
      const same = lane.ended(item, reached, clock.monotonic());
      if (failure === null && !signal.aborted) for (const other of same) tell(other, item);
    };
    const proven = (): void => {
      if (until !== 'proven') return;
      leave('answered');
      pump();
    };
    try {
      leave(await ask(item, proven));
    } catch (error) {
      failure ??= { error };
    }
    running -= 1;
    pump();
  };

  /** Begins what may be begun, one of each cloud in turn. Returns in how many ms there is more. */
  const fill = (): number => {
    const now = clock.monotonic();
    let wait = 0;
    for (let found = true; found && running < atOnce; ) {
      found = false;
      wait = Number.POSITIVE_INFINITY;
      for (const { lane, pace } of [...lanes]) {
        const item = running < atOnce ? lane.take(now) : null;
        if (item === null) {
          wait = Math.min(wait, lane.waitMs(now));
          continue;
        }
        found = true;
        void begin(lane, pace, item);
      }
      // Where there is not room for all, another one is the first to get what is free.
      const [first] = lanes.splice(0, 1);
      if (first !== undefined) lanes.push(first);
    }
    return wait;
  };

  function pump(): void {
    unwake();
    const wait = signal.aborted || failure !== null ? Number.POSITIVE_INFINITY : fill();
    if (Number.isFinite(wait) && running < atOnce) unwake = clock.after(wait, pump);
    else if (running === 0) resolve();
  }

  signal.addEventListener('abort', pump);
  try {
    pump();
    await promise;
  } finally {
    signal.removeEventListener('abort', pump);
    clearInterval(hold);
    unwake();
  }
  const failed = failure as { readonly error: unknown } | null;
  if (failed !== null) throw failed.error;
}
