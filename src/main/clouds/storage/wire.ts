import type { Clock } from '../../ports/clock.ts';
import type { Revealable } from '../call.ts';
import { type CloudError, cloudError, outcomeOf } from '../cloud-error.ts';
import type { BulkLimits } from '../http/bulk.ts';
import type { Http, HttpRequest } from '../http/http.ts';
import { retryAfterMs } from '../http/retry-after.ts';
import type { Way } from '../way.ts';
import { storageFailureKind } from './errors.ts';

/** The key that reaches a bucket. The token of a temporary key may be left out for a lasting one. */
export interface StorageKey {
  readonly publicId: string;
  readonly secret: Revealable;
  readonly token?: Revealable | null;
}

/** How calls to a bucket go out. */
export interface StorageContext {
  readonly http: Http;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** How calls leave, and what they trust. */
  readonly way: Way;
  /** In place of the limits that are made for bodies of hundreds of MB. */
  readonly limits?: Partial<BulkLimits>;
}

/** The method that an SDK names. */
export function methodOf(method: string): HttpRequest['method'] {
  if (method === 'GET' || method === 'PUT' || method === 'DELETE' || method === 'HEAD') return method;
  throw new Error(`No call of a bucket is a ${method}`);
}

/** An answer that is no refusal. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

/** What an answer brings: an object's bytes, or a short document. */
export type WireContent = 'object' | 'document';

/** What one request of an SDK came to, beside what the SDK makes of it. */
export interface WireExchange {
  readonly content: WireContent;
  answer: (WireAnswer & { readonly host: string; readonly clockAheadMs: number | null }) | null;
  /** Thrown by the way out. SDKs wrap or replace it, so it is kept here as it was. */
  thrown: unknown;
}

/** Longest object that is read back, in bytes. */
const MAX_OBJECT_BYTES = 2 ** 30;
/** A page of a list is far less: a thousand names of a thousand characters each, and what goes with them. */
const MAX_DOCUMENT_BYTES = 8 * 1024 * 1024;
const IDLE_MS = 30_000;
const SHORT_MS = 60_000;
/** How long an object may take that comes slowly, but comes. */
const LONG_MS = 60 * 60_000;
/** The slowest line that a whole upload is waited for, in bytes a ms. */
const SLOWEST = 32;

function limitsOf(request: HttpRequest, content: WireContent, over: Partial<BulkLimits> = {}): BulkLimits {
  const maxBytes = content === 'object' ? MAX_OBJECT_BYTES : MAX_DOCUMENT_BYTES;
  const uploadMs = SHORT_MS + (request.body?.length ?? 0) / SLOWEST;
  return { maxBytes, idleMs: IDLE_MS, totalMs: content === 'object' ? LONG_MS : uploadMs, ...over };
}

/**
 * Sends one signed request of an SDK and takes its answer where it is none of an error. Throws `CloudError`: the error's
 * code is read here, so that both services and every SDK read alike and no body goes further.
 */
export async function overWire(
  request: HttpRequest,
  ctx: StorageContext,
  exchange: WireExchange,
): Promise<WireAnswer> {
  try {
    const bulk = limitsOf(request, exchange.content, ctx.limits);
    const answer = await ctx.http.exchange(request, { way: ctx.way, signal: ctx.signal, bulk });
    const { status, headers, host, clockAheadMs } = answer;
    const taken = { status, headers, host, clockAheadMs, bytes: answer.bytes ?? new Uint8Array(0) };
    if (status >= 400) throw refusalOf(taken, request.method);
    exchange.answer = taken;
    return taken;
  } catch (error) {
    exchange.thrown = error;
    throw error;
  }
}

const ERROR_ROOT = /^\s*(?:<\?xml[^>]*\?>\s*)?<Error[\s>]/;
const CODE = /<Code>\s*([\w.-]{1,100})\s*<\/Code>/;

/** Errors are short; whatever is longer is something else. */
const MAX_ERROR_BYTES = 64 * 1024;

function refusalOf(answer: NonNullable<WireExchange['answer']>, method: HttpRequest['method']): CloudError {
  const { status: httpStatus, host, clockAheadMs, headers, bytes } = answer;
  const text = Buffer.from(bytes.subarray(0, MAX_ERROR_BYTES)).toString('utf8');
  const said = ERROR_ROOT.test(text) ? CODE.exec(text)?.[1] : undefined;
  const requestId = headers['x-amz-request-id'] ?? headers['x-oss-request-id'] ?? null;
  const facts = { httpStatus, host, clockAheadMs, requestId, retryAfterMs: retryAfterMs(headers) };
  // Some compatible servers leave out the body of a refusal; a page of something else is none.
  const bare = bytes.length === 0 && (method === 'HEAD' || requestId !== null);
  const vendorCode = said ?? (bare ? `HTTP_${httpStatus}` : null);
  if (vendorCode !== null) {
    const kind = storageFailureKind(vendorCode, httpStatus);
    return cloudError(kind, { ...facts, vendorCode, outcome: outcomeOf(httpStatus) });
  }
  if (httpStatus >= 500) return cloudError('unexpected', facts);
  return cloudError(httpStatus === 429 ? 'throttled' : 'wrong-endpoint', facts);
}

/** The failure of an answer that lacks what the service promises: something else sits at the address. */
export function notTheService(exchange: WireExchange): CloudError {
  const { status: httpStatus = null, host = null, clockAheadMs = null } = exchange.answer ?? {};
  return cloudError('wrong-endpoint', { httpStatus, host, clockAheadMs });
}

/** Etags are kept without quotes; services differ in whether they send any. */
export const bareEtag = (text: string): string => text.replace(/^(?:W\/)?"|"$/g, '');

/** Runs one command of an SDK over one exchange, and sees that it is the exchange's own failure that comes out. */
export async function tell<T>(
  run: (exchange: WireExchange) => Promise<T>,
  content: WireContent = 'document',
): Promise<T> {
  const exchange: WireExchange = { content, answer: null, thrown: undefined };
  try {
    return await run(exchange);
  } catch (error) {
    if (exchange.thrown !== undefined) throw exchange.thrown;
    // The request was answered, and the SDK could not read it.
    if (exchange.answer !== null) throw notTheService(exchange);
    throw error;
  }
}

/** What the headers of an object's answer say; refuses an answer without an etag, which is not the service's. */
export function storedFrom(
  exchange: WireExchange,
  versionHeader: string,
): { etag: string; version: string | null } {
  const headers = exchange.answer?.headers ?? {};
  const { etag } = headers;
  if (etag === undefined) throw notTheService(exchange);
  const version = headers[versionHeader];
  // `null` is the version of what was stored before the bucket kept any.
  return { etag: bareEtag(etag), version: version === undefined || version === 'null' ? null : version };
}

/** When an object was stored and how long it is, from its headers. */
export function sizedFrom(exchange: WireExchange): { at: number; bytes: number } {
  const headers = exchange.answer?.headers ?? {};
  const at = Date.parse(headers['last-modified'] ?? '');
  const bytes = Number(headers['content-length'] ?? Number.NaN);
  if (Number.isNaN(at) || !Number.isSafeInteger(bytes)) throw notTheService(exchange);
  return { at, bytes };
}

/** Whether an answer is a document with this root element. */
export function hasRoot(exchange: WireExchange, name: string): boolean {
  const text = Buffer.from(exchange.answer?.bytes.subarray(0, 500) ?? []).toString('utf8');
  return new RegExp(`^\\s*(?:<\\?xml[^>]*\\?>\\s*)?<${name}[\\s/>]`).test(text);
}

/** Refuses an answer whose root element is another: SDKs read a web page as an empty list. */
export function requireRoot(exchange: WireExchange, name: string): void {
  if (!hasRoot(exchange, name)) throw notTheService(exchange);
}

/** Refuses an answer with content where the service gives none, such as a web page of status 200. */
export function requireNothing(exchange: WireExchange): void {
  if (exchange.answer?.bytes.length !== 0) throw notTheService(exchange);
}
