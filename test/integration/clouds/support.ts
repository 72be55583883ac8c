import type { CloudContext, CloudKey } from '../../../src/main/clouds/cloud.ts';
import { CloudError } from '../../../src/main/clouds/cloud-error.ts';
import { resolveContext } from '../../../src/main/clouds/context.ts';
import { createHttp, type Http, type HttpOptions } from '../../../src/main/clouds/http/http.ts';
import { DIRECT_WAY, type Way } from '../../../src/main/clouds/way.ts';
import type { Clock } from '../../../src/main/ports/clock.ts';
import type { CloudId } from '../../../src/shared/model/cloud.ts';
import type { CloudFailure } from '../../../src/shared/model/failure.ts';

/** The computer's clock, wrong by `aheadMs`. */
export const testClock = (aheadMs = 0): Clock => ({
  now: () => Date.now() + aheadMs,
  monotonic: () => performance.now(),
  sinceBoot: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
});

/** A clock whose timers end when a test says so: the time limit of a call, no sooner and no later. */
export function timersByHand() {
  const timers = new Set<() => void>();
  const clock: Clock = {
    ...testClock(),
    after: (_ms, run) => {
      timers.add(run);
      return () => timers.delete(run);
    },
  };
  return {
    clock,
    fire: () => {
      for (const run of timers) run();
    },
  };
}

/** Through this proxy; null is straight. */
export const wayBy = (proxy: string | null, user: string | null = null, password = ''): Way =>
  proxy === null
    ? DIRECT_WAY
    : { ...DIRECT_WAY, proxy: { kind: 'own', url: proxy, user, password: reveal(password) } };

/** How long a test waits for what another thread of events does. */
export const PATIENTLY = { timeout: 60_000, interval: 5 };

/** The layer with pauses too short to notice. */
export const testHttp = (options: Partial<HttpOptions> = {}): Http =>
  createHttp({ clock: testClock(), retry: { firstPauseMs: 1, longestPauseMs: 2 }, ...options });

/** Where calls go in these tests: every service at one address. */
export function contextFor(
  cloud: CloudId,
  url: string,
  over: { readonly http: Http } & Partial<CloudContext>,
): CloudContext {
  const account = { cloud, site: '', endpoints: { sts: url, iam: url, ims: url }, proxy: 'direct' } as const;
  const { http, clock = testClock(), signal = new AbortController().signal } = over;
  return { ...resolveContext(account, { http, clock, signal }), ...over };
}

const reveal = (text: string) => ({ reveal: () => text });

export const keyOf = (stored: {
  readonly publicId: string;
  readonly secret: string;
  readonly token?: { readonly text: string } | null;
}): CloudKey => ({
  publicId: stored.publicId,
  secret: reveal(stored.secret),
  token: stored.token ? reveal(stored.token.text) : null,
  fields: {},
});

/** The failure that a call ends in; anything else fails the test. */
export async function failureOf(call: Promise<unknown>): Promise<CloudFailure> {
  const error = await call.then(
    () => new Error('The call succeeded'),
    (reason: unknown) => reason,
  );
  if (error instanceof CloudError) return error.failure;
  throw error;
}
