import { isIPv4, isIPv6, type Socket } from 'node:net';
import type { ProxyServer } from '../../way.ts';
import { ConnectError } from './failure.ts';
import { take } from './take.ts';

const NO_SIGN_IN = 0;
const BY_PASSWORD = 2;
const NONE_FITS = 0xff;

const exactly = (length: number) => () => length;

/** One byte of length, then the text; both fields of RFC 1929 hold 255 bytes at most. */
function counted(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length === 0 || bytes.length > 255) throw new ConnectError('PROXY_AUTH');
  return Buffer.concat([Buffer.of(bytes.length), bytes]);
}

/** An IPv6 address as its 16 bytes. */
function sixteen(address: string): Buffer {
  const [head = '', tail] = address.split('::');
  const words = (text: string) => (text === '' ? [] : text.split(':'));
  const missing = 8 - words(head).length - words(tail ?? '').length;
  const all = [...words(head), ...Array(tail === undefined ? 0 : missing).fill('0'), ...words(tail ?? '')];
  return Buffer.from(all.map((word) => word.padStart(4, '0')).join(''), 'hex');
}

/** Names go as names: the proxy looks them up, since this network may not know them. */
function addressed(host: string): Buffer {
  if (isIPv4(host)) return Buffer.from([1, ...host.split('.').map(Number)]);
  // `new URL` has written it without an IPv4 tail.
  if (isIPv6(host)) return Buffer.concat([Buffer.of(4), sixteen(host)]);
  return Buffer.concat([Buffer.of(3), counted(host)]);
}

/**
 * Asks a SOCKS5 proxy to lead on (RFC 1928), with a password where there is one (RFC 1929). Throws `ConnectError`:
 * `PROXY_AUTH`, `PROXY_AUTH_UNSUPPORTED`, `PROXY_SOCKS_<reply>` for its refusals, `PROXY_SOCKS4` for one of the version
 * before, `PROXY_NO_SOCKS` for something else.
 */
export async function socksThrough(
  socket: Socket,
  { host, port }: { readonly host: string; readonly port: number },
  { signIn }: ProxyServer,
  signal: AbortSignal,
): Promise<void> {
  const methods = signIn === null ? [NO_SIGN_IN] : [NO_SIGN_IN, BY_PASSWORD];
  socket.write(Buffer.from([5, methods.length, ...methods]));
  const [version, method] = await take(socket, exactly(2), signal);
  // SOCKS4 answers what it does not understand by a zero.
  if (version === 0) throw new ConnectError('PROXY_SOCKS4');
  if (version !== 5) throw new ConnectError('PROXY_NO_SOCKS');
  if (method === NONE_FITS) throw new ConnectError(signIn === null ? 'PROXY_AUTH' : 'PROXY_AUTH_UNSUPPORTED');
  if (method === BY_PASSWORD) {
    if (signIn === null) throw new ConnectError('PROXY_AUTH');
    socket.write(Buffer.concat([Buffer.of(1), counted(signIn.user), counted(signIn.password)]));
    const answer = await take(socket, exactly(2), signal);
    if (answer[1] !== 0) throw new ConnectError('PROXY_AUTH');
  } else if (method !== NO_SIGN_IN) {
    throw new ConnectError('PROXY_AUTH_UNSUPPORTED');
  }
  socket.write(Buffer.concat([Buffer.of(5, 1, 0), addressed(host), Buffer.of(port >> 8, port & 0xff)]));
  const reply = await take(socket, replyLength, signal);
  if (reply[1] !== 0) throw new ConnectError(`PROXY_SOCKS_${reply[1]}`);
}

/** The address in the answer is of no use, but it has to be read: its kind says how long it is. */
function replyLength(seen: Buffer): number | null {
  if (seen.length < 5) return null;
  if (seen[3] === 1) return 10;
  if (seen[3] === 4) return 22;
  return 7 + (seen[4] ?? 0);
}
