import type { Socket } from 'node:net';
import type { ProxyServer } from '../../way.ts';
import { ConnectError } from './failure.ts';
import { take } from './take.ts';

const END = Buffer.from('\r\n\r\n');

/** What one proxy answers to a request for a tunnel. */
function refusalOf(head: string): string | null {
  const status = /^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1];
  if (status === undefined) return 'PROXY_NO_HTTP';
  if (status.startsWith('2')) return null;
  if (status !== '407') return `PROXY_${status}`;
  const offered = [...head.matchAll(/^proxy-authenticate:\s*(\S+)/gim)].map((match) =>
    match[1]?.toLowerCase(),
  );
  const basic = offered.length === 0 || offered.includes('basic');
  return basic ? 'PROXY_AUTH' : 'PROXY_AUTH_UNSUPPORTED';
}

/**
 * Asks an HTTP proxy for a tunnel (RFC 9110, 9.3.6). Throws `ConnectError`: `PROXY_AUTH` where it wants to know who asks
 * or takes no such password, `PROXY_AUTH_UNSUPPORTED` where it knows no Basic, `PROXY_<status>` for other refusals.
 */
export async function tunnelThrough(
  socket: Socket,
  target: string,
  { signIn }: ProxyServer,
  signal: AbortSignal,
): Promise<void> {
  const lines = [`CONNECT ${target} HTTP/1.1`, `Host: ${target}`];
  if (signIn !== null) {
    const pair = Buffer.from(`${signIn.user}:${signIn.password}`).toString('base64');
    lines.push(`Proxy-Authorization: Basic ${pair}`);
  }
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  const lengthOf = (seen: Buffer) => {
    // Whatever else talks here says so in its first bytes, and is not waited for.
    if (seen.length >= 5 && seen.subarray(0, 5).toString('latin1') !== 'HTTP/') return seen.length;
    const at = seen.indexOf(END);
    return at < 0 ? null : at + END.length;
  };
  const head = await take(socket, lengthOf, signal);
  const refusal = refusalOf(head.toString('latin1'));
  if (refusal !== null) throw new ConnectError(refusal);
}
