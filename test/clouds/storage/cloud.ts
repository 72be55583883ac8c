import { randomUUID } from 'node:crypto';
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { buffer } from 'node:stream/consumers';
import { createPauses } from '../shared/pauses.ts';
import { authenticate, readSignature } from './authenticate.ts';
import { checkBody } from './checksums.ts';
import { createStorageDisturbances, type StorageDisturbance, strikes } from './disturbance.ts';
import { type AccessKey, type Bucket, type Incoming, Refusal, type Reply, type Target } from './model.ts';
import { newBucket, OPERATIONS } from './operations.ts';
import { actionOf, targetOf } from './where.ts';
import { errorDocument } from './xml.ts';

export interface StorageCloudOptions {
  /** The server's own clock, in ms since 1970; also what its Date header says. */
  readonly now?: () => number;
  readonly tls?: { readonly key: string; readonly cert: string };
  /** The one region that signatures must be meant for, without `oss-`. */
  readonly region?: string;
  /** Host names below which buckets have names of their own. */
  readonly domains?: readonly string[];
  /** Entries on one page of a list. */
  readonly pageSize?: number;
}

/** One request as it was judged. */
export interface SeenStorageCall {
  readonly action: string;
  readonly service: 's3' | 'oss' | null;
  readonly keyId: string | null;
  /** The refusal's code; null where it was carried out. */
  readonly code: string | null;
  readonly headers: Readonly<Record<string, string>>;
  /** As it was sent. */
  readonly target: string;
}

/** A stand-in for object storage that speaks S3 and OSS at one address, over the same buckets. */
export interface StorageCloud {
  readonly url: string;
  readonly port: number;
  readonly buckets: Map<string, Bucket>;
  readonly keys: Map<string, AccessKey>;
  readonly seen: readonly SeenStorageCall[];
  addBucket(name: string, over?: Partial<Bucket>): Bucket;
  addKey(publicId: string, secret: string): AccessKey;
  disturb(disturbance: StorageDisturbance): void;
  /** Lets every held request go on. */
  release(): void;
  held(): number;
  close(): Promise<void>;
}

/**
 * Serves it on 127.0.0.1. It computes each signature itself, by whichever of S3's and OSS's versions a request bears;
 * nothing in a key's text and no order of calls decides anything.
 */
export async function startStorageCloud(options: StorageCloudOptions = {}): Promise<StorageCloud> {
  const { now = Date.now, region = 'us-east-1', domains = [], pageSize = 1_000 } = options;
  const buckets = new Map<string, Bucket>();
  const keys = new Map<string, AccessKey>();
  const seen: SeenStorageCall[] = [];
  const disturbances = createStorageDisturbances();
  const pauses = createPauses();

  const carryOut = (
    request: Incoming,
    url: string,
    target: Target,
    action: string,
    isBusy: boolean,
  ): Reply => {
    const requestId = randomUUID();
    const signed = readSignature(request, target);
    const service = signed?.service ?? 's3';
    const { authorization: _hidden, ...headers } = request.headers;
    const note = {
      action,
      service: signed?.service ?? null,
      keyId: signed?.keyId ?? null,
      headers,
      target: url,
    };
    const idHeader = { [service === 's3' ? 'x-amz-request-id' : 'x-oss-request-id']: requestId };
    try {
      if (isBusy) throw new Refusal('ServiceUnavailable', 503, 'Please reduce your request rate.');
      const key = authenticate(signed, { keys, region, now: now() });
      if (key.denied.includes(action)) throw new Refusal('AccessDenied', 403, 'Access Denied');
      const operation = OPERATIONS[action];
      if (operation === undefined) throw new Refusal('MethodNotAllowed', 405, `${action} is not allowed.`);
      const content = signed?.content(key.secret) ?? { bytes: request.body, headers: request.headers };
      checkBody(content.bytes, content.headers);
      const whole = { ...request, body: content.bytes };
      const reply = operation({ service, request: whole, target, buckets, now: now(), pageSize, region });
      seen.push({ ...note, code: null });
      return { ...reply, headers: { ...reply.headers, ...idHeader } };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      seen.push({ ...note, code: error.code });
      const body = errorDocument(service, error, requestId);
      return { status: error.status, headers: { 'content-type': 'application/xml', ...idHeader }, body };
    }
  };

  const answer = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = await read(message);
    const target = targetOf(request, domains);
    const action = actionOf(request, target);
    const disturbance = disturbances.take(action);
    if (strikes(disturbance, 'drop', 'before')) return void message.socket.destroy();
    if (strikes(disturbance, 'hold', 'before')) await pauses.hold();
    const isBusy = strikes(disturbance, 'fail');
    const reply = carryOut(request, message.url ?? '', target, action, isBusy);
    if (strikes(disturbance, 'drop', 'after')) return void message.socket.destroy();
    if (strikes(disturbance, 'hold', 'after')) await pauses.hold();
    send(request.method, reply, response, disturbance);
  };

  const send = (
    method: string,
    reply: Reply,
    response: ServerResponse,
    disturbance: StorageDisturbance | null,
  ) => {
    const { length } = reply.body;
    const isHead = method === 'HEAD';
    // An error's document has no place in the answer to HEAD, nor has its length.
    const lengthHeader = isHead && reply.status >= 400 ? {} : { 'content-length': String(length) };
    const bodiless = reply.status === 204 ? {} : lengthHeader;
    response.sendDate = false;
    response.writeHead(reply.status, { ...reply.headers, ...bodiless, date: new Date(now()).toUTCString() });
    if (isHead) return void response.end();
    if (strikes(disturbance, 'cut')) {
      response.write(reply.body.subarray(0, Math.floor(length / 2)), () => response.socket?.destroy());
      return;
    }
    response.end(strikes(disturbance, 'garble') ? garbled(reply.body) : reply.body);
  };

  const listener = (request: IncomingMessage, response: ServerResponse) => {
    answer(request, response).catch(() => request.socket.destroy());
  };
  const server = options.tls ? createHttpsServer(options.tls, listener) : createHttpServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');

  return {
    url: `${options.tls ? 'https' : 'http'}://127.0.0.1:${address.port}`,
    port: address.port,
    ...{ buckets, keys, seen },
    addBucket: (name, over = {}) => {
      const bucket = { ...newBucket(name), ...over };
      buckets.set(name, bucket);
      return bucket;
    },
    addKey: (publicId, secret) => {
      const key: AccessKey = { secret, denied: [] };
      keys.set(publicId, key);
      return key;
    },
    disturb: disturbances.add,
    release: pauses.release,
    held: pauses.held,
    close: async () => {
      pauses.end();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

function garbled(body: Buffer): Buffer {
  const copy = Buffer.from(body);
  const middle = Math.floor(copy.length / 2);
  copy[middle] = (copy[middle] ?? 0) ^ 1;
  return copy;
}

async function read(message: IncomingMessage): Promise<Incoming> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(',') : value;
  }
  // Who takes it for a proxy names the host too.
  const [rawPath = '/', ...search] = (message.url ?? '/').replace(/^http:\/\/[^/]+/, '').split('?');
  return {
    method: message.method ?? 'GET',
    rawPath,
    query: new URLSearchParams(search.join('?')),
    headers,
    body: await buffer(message),
  };
}
