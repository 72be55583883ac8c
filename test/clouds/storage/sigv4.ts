import { createHash } from 'node:crypto';
import { hmac, percentEncode, sameText, sha256, sortedQuery } from '../shared/encode.ts';
import { type Chunked, readChunks } from './chunks.ts';
import { type Incoming, Refusal } from './model.ts';
import type { Signed } from './signed.ts';

const ALGORITHM = 'AWS4-HMAC-SHA256';
const HEADER =
  /^AWS4-HMAC-SHA256\s+Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request,\s*SignedHeaders=([^,]+),\s*Signature=([0-9a-f]{64})$/;
const SCOPE = /^([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request$/;
const EMPTY = sha256('');

interface Parts {
  readonly keyId: string;
  readonly day: string;
  readonly region: string;
  readonly names: readonly string[];
  readonly signature: string;
  readonly date: string;
  readonly payload: string;
  readonly query: string;
}

function fromHeader(request: Incoming): Parts | null {
  const [, keyId, day, region, names, signature] = HEADER.exec(request.headers.authorization ?? '') ?? [];
  if (!keyId || !day || !region || !names || !signature) return null;
  const date = request.headers['x-amz-date'] ?? '';
  const payload = request.headers['x-amz-content-sha256'] ?? '';
  const query = sortedQuery(request.query);
  return { keyId, day, region, names: names.split(';'), signature, date, payload, query };
}

/** A URL that was signed beforehand: the same in the query, and the body is not signed. */
function fromQuery(request: Incoming): Parts | null {
  const { query } = request;
  const [, keyId, day, region] = SCOPE.exec(query.get('X-Amz-Credential') ?? '') ?? [];
  if (!keyId || !day || !region || query.get('X-Amz-Algorithm') !== ALGORITHM) return null;
  return {
    ...{ keyId, day, region },
    names: (query.get('X-Amz-SignedHeaders') ?? '').split(';'),
    signature: query.get('X-Amz-Signature') ?? '',
    date: query.get('X-Amz-Date') ?? '',
    payload: 'UNSIGNED-PAYLOAD',
    query: sortedQuery([...query].filter(([name]) => name !== 'X-Amz-Signature')),
  };
}

/** Reads a Signature Version 4 of S3 (Amazon S3 API reference, "Authenticating requests"); null where there is none. */
export function readSigv4(request: Incoming): Signed | null {
  const parts = fromHeader(request) ?? fromQuery(request);
  if (parts === null) return null;
  const { keyId, day, region, names, signature, date, payload } = parts;
  const scope = `${day}/${region}/s3/aws4_request`;
  const canonical = [
    request.method,
    request.rawPath.split('/').map(canonicalSegment).join('/') || '/',
    parts.query,
    ...names.map((name) => `${name}:${(request.headers[name] ?? '').trim().replace(/ +/g, ' ')}`),
    '',
    names.join(';'),
    payload,
  ].join('\n');
  const stringToSign = [ALGORITHM, date, scope, sha256(canonical)].join('\n');
  const signWith = (secret: string) => {
    const steps = [day, region, 's3', 'aws4_request'];
    const key = steps.reduce<Buffer>(
      (previous, text) => hmac('sha256', previous, text),
      Buffer.from(`AWS4${secret}`),
    );
    return (text: string) => hmac('sha256', key, text).toString('hex');
  };
  return {
    service: 's3',
    keyId,
    region,
    at: instantOf(date),
    stringToSign,
    fits: (secret) => date.startsWith(day) && sameText(signWith(secret)(stringToSign), signature),
    content: (secret) => {
      requireSigned(request, names);
      const sign = signWith(secret);
      return contentOf(request, payload, { seed: signature, date, scope, sign });
    },
  };
}

const canonicalSegment = (text: string): string => percentEncode(decodeURIComponent(text));

/** Milliseconds of `20260101T000000Z`; NaN for another form. */
export function instantOf(text: string): number {
  const [, ...parts] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  const [year, month, day, hour, minute, second] = parts;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

function requireSigned(request: Incoming, names: readonly string[]): void {
  const must = Object.keys(request.headers).filter((name) => name === 'host' || name.startsWith('x-amz-'));
  if (must.some((name) => !names.includes(name))) {
    throw new Refusal('AccessDenied', 403, 'There were headers present in the request which were not signed');
  }
}

interface ChunkSigning {
  readonly seed: string;
  readonly date: string;
  readonly scope: string;
  readonly sign: (text: string) => string;
}

function contentOf(request: Incoming, payload: string, signing: ChunkSigning) {
  const { body, headers } = request;
  if (payload === 'UNSIGNED-PAYLOAD') return { bytes: body, headers };
  if (!payload.startsWith('STREAMING-')) {
    if (createHash('sha256').update(body).digest('hex') === payload) return { bytes: body, headers };
    throw new Refusal(
      'XAmzContentSHA256Mismatch',
      400,
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    );
  }
  const { chunks, trailer } = readChunks(body);
  if (payload.startsWith('STREAMING-AWS4-HMAC-SHA256-PAYLOAD')) {
    checkChunks(chunks, trailer, signing);
  } else if (payload !== 'STREAMING-UNSIGNED-PAYLOAD-TRAILER') {
    throw new Refusal('NotImplemented', 501, `${payload} is not implemented.`);
  }
  const bytes = Buffer.concat(chunks.map((chunk) => chunk.data));
  if (headers['x-amz-decoded-content-length'] !== String(bytes.length)) {
    throw new Refusal('IncompleteBody', 400, 'You did not provide the number of bytes that you specified.');
  }
  return { bytes, headers: { ...headers, ...trailer } };
}

const unlike = (what: string) => new Refusal('SignatureDoesNotMatch', 403, `${what} does not match.`);

/** Each signature covers the one before it, the trailer's the last chunk's. */
function checkChunks(
  chunks: Chunked['chunks'],
  trailer: Chunked['trailer'],
  { seed, date, scope, sign }: ChunkSigning,
): void {
  let previous = seed;
  for (const chunk of chunks) {
    const hash = createHash('sha256').update(chunk.data).digest('hex');
    previous = sign(['AWS4-HMAC-SHA256-PAYLOAD', date, scope, previous, EMPTY, hash].join('\n'));
    if (previous !== chunk.signature) throw unlike('A chunk');
  }
  const { 'x-amz-trailer-signature': signature, ...rest } = trailer;
  if (signature === undefined && Object.keys(rest).length === 0) return;
  const text = Object.entries(rest).map(([name, value]) => `${name}:${value}\n`);
  const hash = sha256(text.sort().join(''));
  const fits = sign(['AWS4-HMAC-SHA256-TRAILER', date, scope, previous, hash].join('\n')) === signature;
  if (!fits) throw unlike('The trailer');
}
