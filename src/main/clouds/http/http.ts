import type { Clock } from '../../ports/clock.ts';
import { CloudError, cloudError } from '../cloud-error.ts';
import type { FindHops, Way } from '../way.ts';
import { allBytes, type BulkLimits, inPieces } from './bulk.ts';
import { clockAhead } from './clock-ahead.ts';
import type { Connect } from './connect/connect.ts';
import { createDispatchers } from './dispatchers.ts';
import { checkEndpoint, checkHops, checkProxy, shownHost } from './endpoint-policy.ts';
import { leavingOnce } from './once.ts';
import { createReader, type RetryOptions } from './retry.ts';
import { transportFailure } from './transport-failure.ts';

/** A request, signed and ready. A header that undici sets itself (`content-length`) may be left out. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | null;
}

/** An answer, whatever its status; redirects are never followed. */
export interface HttpAnswer {
  readonly status: number;
  /** By lower-case name; of a repeated header the last value. */
  readonly headers: Readonly<Record<string, string>>;
  /** Empty for a bulk transfer. */
  readonly body: string;
  /** The body of a bulk transfer as it came. */
  readonly bytes?: Uint8Array;
  readonly host: string;
  /** How far this computer's clock is ahead of the service's now, in ms; null where the answer had no date. */
  readonly clockAheadMs: number | null;
}

export interface ExchangeOptions {
  readonly way: Way;
  readonly signal: AbortSignal;
  /** Limits in place of the layer's own, for bodies that are no short text. */
  readonly bulk?: BulkLimits;
  /** Gives a redirect as an answer, for whoever only looks where it leads; it is an error otherwise, and never followed. */
  readonly redirects?: 'shown';
  /** Asked of the host of each proxy before anything is sent to it; throws where it may not be contacted. */
  readonly permit?: (hostname: string) => void;
}

/** The one way out: limits, trust, proxies and retries of every call to a cloud are decided here. It logs nothing. */
export interface Http {
  /**
   * One attempt, which is sent once at most: changes go this way alone. Throws `CloudError` of kind network,
   * untrusted-certificate or wrong-endpoint, with outcome `refused` where nothing left this computer; or the signal's
   * reason.
   */
  exchange(request: HttpRequest, options: ExchangeOptions): Promise<HttpAnswer>;
  /**
   * Repeats a *read* while it fails in a way that may pass: network, throttling, a server's own error.
   * `attempt` signs anew each time, since clouds refuse a signature that they have seen.
   */
  read<T>(attempt: () => Promise<T>, signal: AbortSignal): Promise<T>;
  /** Closes idle connections; the object cannot be used afterwards. */
  close(): Promise<void>;
}

/** The layer, with what looking at an address in steps needs of it. */
export interface HttpLayer extends Http {
  /** One connection by itself, made and checked as those of calls are. */
  readonly connect: Connect;
  /** Lets go of passwords of proxies, and of which of them were refused; calls on their way end by themselves. */
  forget(): void;
}

/** Limits of one attempt, in ms. */
export interface TimeLimits {
  /** Until the connection, TLS included, stands. */
  readonly connectMs: number;
  readonly headersMs: number;
  /** Between two pieces of the body. */
  readonly bodyMs: number;
  readonly totalMs: number;
}

export interface HttpOptions {
  readonly clock: Clock;
  /** Certificates in PEM that are trusted beside the system's. */
  readonly ca?: readonly string[];
  /** The same, asked for at each call. */
  readonly authorities?: () => readonly string[];
  /** Finds the way out of a call that follows the vault; it leaves straight where nothing does. */
  readonly findHops?: FindHops;
  readonly limits?: Partial<TimeLimits>;
  readonly retry?: Partial<RetryOptions>;
}

const LIMITS: TimeLimits = { connectMs: 5_000, headersMs: 10_000, bodyMs: 10_000, totalMs: 15_000 };

/** Builds the layer; one serves the whole app. */
export function createHttp(options: HttpOptions): HttpLayer {
  const { clock } = options;
  const limits = { ...LIMITS, ...options.limits };
  const dispatchers = createDispatchers({
    authorities: () => [...(options.ca ?? []), ...(options.authorities?.() ?? [])],
    connectMs: limits.connectMs,
  });
  const findHops = options.findHops ?? plainHops;

  const exchange = async (
    request: HttpRequest,
    { way, signal, bulk, redirects, permit }: ExchangeOptions,
  ): Promise<HttpAnswer> => {
    checkEndpoint(request.url, way.plainHttp);
    const hops = await findHops(request.url, way, signal);
    for (const hop of hops) {
      if (hop !== null) permit?.(checkProxy(hop.url).hostname);
    }
    checkHops(request.url, hops, way.plainHttp);
    // Loaded with the first call: an app that only reminds makes none, and is a tenth smaller without it.
    const { Agent, request: send } = await import('undici');
    signal.throwIfAborted();
    const pool = dispatchers.for(Agent, request.url, { hops, way, bulk: bulk !== undefined });
    const host = shownHost(request.url);
    const late = new AbortController();
    const cancelTotal = clock.after(bulk?.totalMs ?? limits.totalMs, () => late.abort());
    const departure = leavingOnce(pool);
    const outcome = () => (departure.left ? 'unclear' : 'refused');
    const sentAt = clock.monotonic();
    try {
      const given = AbortSignal.any([signal, late.signal]);
      const sending = send(request.url, {
        dispatcher: departure.dispatcher,
        method: request.method,
        headers: { ...request.headers },
        body: bulk && request.body instanceof Uint8Array ? inPieces(request.body) : request.body,
        headersTimeout: bulk?.idleMs ?? limits.headersMs,
        bodyTimeout: bulk?.idleMs ?? limits.bodyMs,
        signal: given,
      });
      const answer = await orAborted(sending, given);
      const headers = flatten(answer.headers);
      // The service is taken to have looked at its clock midway.
      const datedAt = (sentAt + clock.monotonic()) / 2;
      const bytes = bulk && (await allBytes(answer.body, headers['content-length'], bulk.maxBytes));
      const body = bytes ? '' : await answer.body.text();
      const status = answer.statusCode;
      // Following it would show a signed request to somebody else; no service of these vendors redirects.
      if (status >= 300 && status < 400 && redirects !== 'shown')
        throw cloudError('wrong-endpoint', { httpStatus: status, host });
      const clockAheadMs = clockAhead(headers.date, clock.now(), clock.monotonic() - datedAt);
      return { status, headers, body, host, clockAheadMs, ...(bytes && { bytes }) };
    } catch (error) {
      if (error instanceof CloudError) throw error;
      signal.throwIfAborted();
      if (late.signal.aborted)
        throw cloudError('network', { vendorCode: 'TIMEOUT', host, outcome: outcome() });
      const failure = transportFailure(error);
      if (failure === null) throw error;
      throw cloudError(failure.kind, {
        ...{ vendorCode: failure.code, host, outcome: outcome() },
        ...(failure.certificates && { certificates: failure.certificates }),
      });
    } finally {
      cancelTotal();
    }
  };

  return Object.freeze({
    exchange,
    read: createReader(clock, options.retry),
    connect: dispatchers.connect,
    forget: dispatchers.forget,
    close: () => dispatchers.close(),
  });
}

/** For whoever has no vault: a way of its own, or straight. */
const plainHops: FindHops = async (_url, { proxy }) => {
  if (proxy.kind !== 'own') return [null];
  const { user, password } = proxy;
  const revealed = typeof password === 'object' && password !== null ? password.reveal() : '';
  const signIn = user === null || revealed === '' ? null : { user, password: revealed };
  return [{ url: proxy.url, signIn }];
};

/** Stops waiting with the signal: undici looks at it only once the connection stands, and sends nothing then. */
async function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let giveUp = () => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    giveUp = () => reject(signal.reason);
    signal.addEventListener('abort', giveUp, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const last = Array.isArray(value) ? value.at(-1) : value;
    if (last !== undefined) flat[name.toLowerCase()] = last;
  }
  return flat;
}
