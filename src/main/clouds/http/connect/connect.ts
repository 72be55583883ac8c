import type { X509Certificate } from 'node:crypto';
import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import type { Hop, ProxyServer } from '../../way.ts';
import { CONNECT_TIMEOUT, ConnectError, codeOf, isUnreachedProxy } from './failure.ts';
import { contextOfPin, secure } from './secure.ts';
import type { SignIns } from './sign-ins.ts';
import { socksThrough } from './socks.ts';
import { openTcp } from './tcp.ts';
import { tunnelThrough } from './tunnel.ts';
import type { Watch } from './watch.ts';

/** One connection that is wanted. */
export interface Wanted {
  /** A name or an address, without brackets. */
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  /** SHA-256 of the one certificate that is taken. */
  readonly pin: string | null;
  /** In the order in which they are tried. */
  readonly hops: readonly Hop[];
}

export interface ConnectOptions {
  readonly connectMs: number;
  /** What certificates are checked against. */
  readonly context: () => SecureContext;
  readonly signIns: SignIns;
}

/** Makes connections: straight or through proxies, with certificates checked. Rejects with an error that has a code. */
export type Connect = (wanted: Wanted, signal?: AbortSignal, watch?: Watch) => Promise<Socket>;

export function createConnect({ connectMs, context, signIns }: ConnectOptions): Connect {
  // Found in a handshake that was broken off, since a pin says no more than what it must look like.
  const pinned = new Map<string, SecureContext>();

  const secured = async (
    wanted: Wanted,
    open: () => Promise<Socket>,
    signal: AbortSignal,
    watch: Watch,
  ): Promise<Socket> => {
    const { host, pin } = wanted;
    if (pin === null) return secure(await open(), { host, context: context(), pin }, signal, watch);
    const known = pinned.get(pin);
    if (known !== undefined) return secure(await open(), { host, context: known, pin }, signal, watch);
    let shown: X509Certificate | null = null;
    const looking: Watch = (step) => {
      if (step.step === 'shown') shown = step.certificate;
      if (step.step !== 'secured') watch(step);
    };
    const looked = await secure(await open(), { host, context: context(), pin }, signal, looking).catch(
      (error: unknown) => {
        const found = error instanceof ConnectError ? error.certificate : null;
        if (found?.fingerprint256 !== pin) throw error;
        return null;
      },
    );
    looked?.destroy();
    if (shown === null) throw new ConnectError('ECONNRESET');
    const own = contextOfPin(shown);
    pinned.set(pin, own);
    return secure(await open(), { host, context: own, pin }, signal, watch);
  };

  const overHop = async (wanted: Wanted, hop: Hop, signal: AbortSignal, watch: Watch): Promise<Socket> => {
    watch({ step: 'hop', hop });
    const open = () => (hop === null ? openTcp(wanted, signal, watch) : ledBy(hop, wanted, signal, watch));
    return wanted.tls ? secured(wanted, open, signal, watch) : open();
  };

  /** The bare connection to the far end, made by a proxy. */
  const ledBy = async (
    proxy: ProxyServer,
    wanted: Wanted,
    signal: AbortSignal,
    watch: Watch,
  ): Promise<Socket> => {
    const url = new URL(proxy.url);
    const host = bare(url.hostname);
    const socket = await reachProxy(url, host, signal);
    try {
      await signIns.during(proxy, signal, () =>
        url.protocol === 'socks5:'
          ? socksThrough(socket, wanted, proxy, signal)
          : tunnelThrough(socket, target(wanted), proxy, signal),
      );
    } catch (error) {
      socket.destroy();
      throw asProxys(error);
    }
    watch({ step: 'tunnelled' });
    return socket;
  };

  const reachProxy = async (url: URL, host: string, signal: AbortSignal): Promise<Socket> => {
    try {
      const socket = await openTcp({ host, port: portOf(url) }, signal, unwatched);
      if (url.protocol !== 'https:') return socket;
      return await secure(socket, { host, context: context(), pin: null }, signal, unwatched);
    } catch (error) {
      throw asProxys(error);
    }
  };

  return async (wanted, signal, watch = unwatched) => {
    let last: unknown = new ConnectError('ECONNREFUSED');
    for (const hop of wanted.hops) {
      const late = new AbortController();
      const timer = setTimeout(() => late.abort(), connectMs);
      try {
        const given = signal === undefined ? late.signal : AbortSignal.any([signal, late.signal]);
        return await overHop(wanted, hop, given, watch);
      } catch (error) {
        last = error;
        if (!isUnreachedProxy(error) || signal?.aborted) throw error;
      } finally {
        clearTimeout(timer);
      }
    }
    throw last;
  };
}

const unwatched: Watch = () => undefined;

/** A host of a URL without the brackets around an IPv6 address. */
export const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');

const USUAL: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443, 'socks5:': 1080 };

/** The port of an address, written or not. */
export const portOf = (url: URL): number => Number(url.port) || (USUAL[url.protocol] ?? 443);

const target = ({ host, port }: Wanted): string => `${host.includes(':') ? `[${host}]` : host}:${port}`;

/** What went wrong on the way to a proxy or at it, told apart from what goes wrong behind it. */
function asProxys(error: unknown): Error {
  const code = codeOf(error);
  if (code === null) return error instanceof Error ? error : new ConnectError('PROXY_ERROR');
  if (code.startsWith('PROXY_')) return new ConnectError(code);
  return new ConnectError(code === CONNECT_TIMEOUT ? 'PROXY_TIMEOUT' : `PROXY_${code}`);
}
