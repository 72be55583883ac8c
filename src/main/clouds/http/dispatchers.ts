import type { SecureContext } from 'node:tls';
import type { Dispatcher } from 'undici';
import { trustedContext } from './trust.ts';

/** Answers to the calls that Keyturn makes are a few KiB; more is something else talking. */
const MAX_ANSWER_BYTES = 1024 * 1024;

/** What undici takes for no limit; a bulk transfer counts for itself. */
const UNLIMITED = -1;

/** Connections by the way they take: directly, or through one proxy. */
export interface Dispatchers {
  /** With `bulk`, answers may be of any size: the caller sets the limit. */
  for(url: URL, proxy: string | null, bulk?: boolean): Promise<Dispatcher>;
  close(): Promise<void>;
}

/**
 * Makes connection pools on demand. Proxies are those that an account names, never the environment's, and certificates
 * are checked even where `NODE_TLS_REJECT_UNAUTHORIZED` asks for the opposite.
 */
export function createDispatchers(options: {
  readonly ca: readonly string[];
  readonly connectMs: number;
}): Dispatchers {
  const pools = new Map<string, Dispatcher>();
  let secureContext: SecureContext | undefined;

  // Reading the system's store takes tens of ms, which a plain loopback call need not wait for.
  const tls = () => {
    secureContext ??= trustedContext(options.ca);
    return { secureContext, rejectUnauthorized: true, timeout: options.connectMs };
  };

  const make = (
    { Agent, ProxyAgent }: typeof import('undici'),
    { url, proxy, bulk }: { readonly url: URL; readonly proxy: string | null; readonly bulk: boolean },
  ): Dispatcher => {
    const endpointTls = url.protocol === 'https:' ? tls() : { timeout: options.connectMs };
    const common = { maxResponseSize: bulk ? UNLIMITED : MAX_ANSWER_BYTES, connect: endpointTls };
    if (proxy === null) return new Agent(common);
    const proxyTls = proxy.startsWith('https:') ? tls() : { timeout: options.connectMs };
    return new ProxyAgent({ ...common, uri: proxy, proxyTunnel: true, requestTls: endpointTls, proxyTls });
  };

  return {
    async for(url, proxy, bulk = false) {
      // Loaded with the first call: an app that only reminds makes none, and is a tenth smaller without it.
      const undici = await import('undici');
      const way = `${url.protocol} ${proxy ?? ''} ${bulk ? 'bulk' : ''}`;
      const known = pools.get(way);
      if (known !== undefined) return known;
      const pool = make(undici, { url, proxy, bulk });
      pools.set(way, pool);
      return pool;
    },
    close: async () => {
      const open = [...pools.values()];
      pools.clear();
      await Promise.all(open.map((pool) => pool.destroy()));
    },
  };
}
