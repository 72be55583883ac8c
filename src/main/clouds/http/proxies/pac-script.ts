import { readFile, stat } from 'node:fs/promises';
import type { IncomingMessage, RequestOptions } from 'node:http';

/** Browsers take no larger ones. */
const MOST_BYTES = 1024 * 1024;
const TOTAL_MS = 5_000;
const MOST_REDIRECTS = 3;

/** What fetching a script takes. */
export interface FetchDeps {
  /** What its server is checked against, in PEM. */
  readonly authorities: () => string[];
  /** Throws where a host may not be contacted; asked of each one that the way leads to. */
  readonly permit: (hostname: string) => void;
}

const asText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

/** Fetches straight: the proxies are what the script is asked for. */
async function download(url: URL, deps: FetchDeps, redirects = 0): Promise<string> {
  deps.permit(url.hostname);
  // Imported with the rest they have Node read its whole web client, 15 ms of each command's start.
  const [{ get: getPlain }, { get: getSecure }] = await Promise.all([
    import('node:http'),
    import('node:https'),
  ]);
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const options: RequestOptions = { agent: false, signal: AbortSignal.timeout(TOTAL_MS) };
    const request =
      url.protocol === 'https:'
        ? getSecure(url, { ...options, ca: deps.authorities(), rejectUnauthorized: true }, resolve)
        : getPlain(url, options, resolve);
    request.once('error', reject);
  });
  const { statusCode = 0, headers } = answer;
  if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined && redirects < MOST_REDIRECTS) {
    answer.destroy();
    const next = new URL(headers.location, url);
    // Never from TLS to less, nor to a file of this computer.
    if (next.protocol !== 'https:' && next.protocol !== url.protocol) throw new Error('redirect');
    return download(next, deps, redirects + 1);
  }
  if (statusCode !== 200) {
    answer.destroy();
    throw new Error('status');
  }
  const pieces: Buffer[] = [];
  let read = 0;
  for await (const piece of answer as AsyncIterable<Buffer>) {
    read += piece.length;
    if (read > MOST_BYTES) throw new Error('size');
    pieces.push(piece);
  }
  return asText(Buffer.concat(pieces));
}

function inline(url: URL): string {
  const comma = url.href.indexOf(',');
  if (comma < 0 || url.href.length > MOST_BYTES) throw new Error('data');
  const data = decodeURIComponent(url.href.slice(comma + 1));
  return /;base64$/i.test(url.href.slice(0, comma)) ? asText(Buffer.from(data, 'base64')) : data;
}

/**
 * The text of a proxy script from http, https, a file or a data URL. Rejects where it cannot be had, and as `permit` throws;
 * other reasons are not told apart.
 */
export async function fetchScript(url: URL, deps: FetchDeps): Promise<string> {
  if (url.protocol === 'data:') return inline(url);
  if (url.protocol !== 'file:') return download(url, deps);
  // Windows would ask that computer, and sign in there.
  if (url.hostname !== '') throw new Error('host');
  const { size } = await stat(url);
  if (size > MOST_BYTES) throw new Error('size');
  return asText(await readFile(url));
}
