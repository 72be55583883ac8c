import type { Clock } from '../../ports/clock.ts';

/** What a call that did not answer in time gives. */
export const LATE = Symbol('late');

/** Waits no longer than `ms` for a call that nothing can end: of a network disk that does not answer, for one. */
export async function timely<T>(
  clock: Pick<Clock, 'after'>,
  ms: number,
  call: Promise<T>,
): Promise<T | typeof LATE> {
  const { promise, resolve } = Promise.withResolvers<typeof LATE>();
  const calledOff = clock.after(ms, () => resolve(LATE));
  try {
    return await Promise.race([call, promise]);
  } finally {
    calledOff();
  }
}
