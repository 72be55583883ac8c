import { createHash } from 'node:crypto';
import type { SecureContext } from 'node:tls';
import type { Agent, Dispatcher } from 'undici';
import { pinHost } from '../../../shared/model/certificate.ts';
import type { Hop, Way } from '../way.ts';
import { bare, type Connect, createConnect, portOf } from './connect/connect.ts';
import { createSignIns } from './connect/sign-ins.ts';
import { trustedContext } from './trust.ts';

/** Answers to the calls that Keyturn makes are a few KiB; more is something else talking. */
const MAX_ANSWER_BYTES = 1024 * 1024;

/** What undici takes for no limit; a bulk transfer counts for itself. */
const UNLIMITED = -1;

/** A way that was found for one address. */
export interface Found {
  readonly hops: readonly Hop[];
  readonly way: Pick<Way, 'pins'>;
  /** Answers may be of any size: the caller sets the limit. */
  readonly bulk: boolean;
}

/** Connections by the way they take. */
export interface Dispatchers {
  /** The caller loads undici: between asking for connections and using them nothing may happen. */
  for(Pool: typeof Agent, url: URL, found: Found): Dispatcher;
  /** One connection by itself, as those of the pools are made. */
  readonly connect: Connect;
  /**
   * Lets go of everything that knows a proxy's password, and of what proxies refused. Requests that are on their way end as
   * they would have.
   */
  forget(): void;
  close(): Promise<void>;
}

/** The certificate that is pinned for an address; null where none is. */
export const pinFor = (url: URL, pins: Way['pins']): string | null =>
  pins.find(({ host }) => host === pinHost(url))?.fingerprint ?? null;

/**
 * Makes connection pools on demand. Nothing here looks at the environment: proxies are those that were found, and
 * certificates are checked even where `NODE_TLS_REJECT_UNAUTHORIZED` asks for the opposite.
 */
export function createDispatchers(options: {
  readonly authorities: () => readonly string[];
  readonly connectMs: number;
}): Dispatchers {
  const pools = new Map<string, Dispatcher>();
  let trusted: { readonly key: string; readonly context: SecureContext } | null = null;

  // Reading the system's store takes tens of ms, which a plain loopback call need not wait for.
  const context = (): SecureContext => {
    const extra = options.authorities();
    const key = hashOf(extra);
    if (trusted?.key !== key) trusted = { key, context: trustedContext(extra) };
    return trusted.context;
  };
  const signIns = createSignIns();
  const connect = createConnect({ connectMs: options.connectMs, context, signIns });

  return {
    connect,
    for(Pool, url, { hops, way, bulk }) {
      const tls = url.protocol === 'https:';
      const pin = tls ? pinFor(url, way.pins) : null;
      // Hashed, since proxies are shown passwords. What is not trusted any more is not talked to over a line of before.
      const name = hashOf([
        url.protocol,
        hops,
        pin === null ? null : [url.host, pin],
        bulk,
        tls && options.authorities(),
      ]);
      const known = pools.get(name);
      if (known !== undefined) return known;
      const pool = new Pool({
        maxResponseSize: bulk ? UNLIMITED : MAX_ANSWER_BYTES,
        connect: ({ hostname, port, protocol }, callback) => {
          const at = portOf(new URL(`${protocol}//${hostname}${port ? `:${port}` : ''}`));
          connect({ host: bare(hostname), port: at, tls, pin, hops }).then(
            (socket) => callback(null, socket),
            (error: Error) => callback(error, null),
          );
        },
      });
      pools.set(name, pool);
      return pool;
    },
    forget() {
      const open = [...pools.values()];
      pools.clear();
      signIns.forget();
      // What is left of them ends with their last request, whatever becomes of that.
      for (const pool of open) pool.close().catch(() => undefined);
    },
    close: async () => {
      const open = [...pools.values()];
      pools.clear();
      await Promise.all(open.map((pool) => pool.destroy()));
    },
  };
}

const hashOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64');
