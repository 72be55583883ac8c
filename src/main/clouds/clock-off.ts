import type { HttpAnswer } from './http/http.ts';

/** No platform is known that forgives more. */
const TOLERATED_MS = 15 * 60_000;

/**
 * Whether this computer's clock is further off than signatures may be. Serves where a platform's answer to a wrong clock
 * is written nowhere: a refusal that says nothing else is put down to it.
 */
export const clockIsOff = ({ clockAheadMs }: Pick<HttpAnswer, 'clockAheadMs'>): boolean =>
  Math.abs(clockAheadMs ?? 0) > TOLERATED_MS;
