import { requireAllowed, toAllowedHosts } from '../../clouds/http/allowed-hosts.ts';
import type { Connect } from '../../clouds/http/connect/connect.ts';
import { createHttp, type Http, type HttpOptions } from '../../clouds/http/http.ts';
import { createPac } from '../../clouds/http/proxies/pac.ts';
import { trustedCertificates } from '../../clouds/http/trust.ts';
import type { Clock } from '../../ports/clock.ts';
import type { SystemProxy } from '../../ports/system-proxy.ts';
import { listAuthorities } from '../../vault/repositories/network.ts';
import type { Events } from '../events.ts';
import type { VaultSession } from '../vault-session.ts';
import { createHops, type Hops } from './hops.ts';

/** The one way out of the app, and what decides on it. */
export interface WayOutside {
  readonly http: Http;
  readonly hops: Hops;
  /** For looking at an address in steps. Whoever calls it asks for permission first. */
  readonly connect: Connect;
  /** Throws `policy-forbids` for a host that may not be contacted. */
  readonly permit: (hostname: string) => void;
  /** Ends what waits for the next call. */
  readonly close: () => void;
}

/** Brings the layer under the vault's network settings, this computer's, and the managed list of hosts. */
export function createWayOutside(deps: {
  readonly session: Pick<VaultSession, 'vault' | 'isOpen'>;
  readonly events: Events;
  readonly clock: Clock;
  readonly system: SystemProxy;
  readonly allowed: () => readonly string[] | null;
  readonly options: Partial<HttpOptions>;
}): WayOutside {
  const { session, events, clock, system, allowed, options } = deps;
  let held: readonly string[] | null = null;

  const authorities = (): readonly string[] => {
    // Calls that a lock waits for end with what they began with.
    if (held === null && !session.isOpen()) return [];
    held ??= session.vault().read((db) => listAuthorities(db).map(({ pem }) => pem));
    return held;
  };

  const permit = (hostname: string): void => requireAllowed(hostname, allowed());
  const pac = createPac({
    now: clock.monotonic,
    authorities: () => trustedCertificates([...(options.ca ?? []), ...authorities()]),
    permit,
  });
  const hops = createHops({ session, system, pac });
  const http = createHttp({ clock, authorities, findHops: hops.find, ...options });
  const close = (): void => {
    pac.close();
    http.forget();
  };
  events.subscribe((name) => {
    if (name !== 'network.changed' && name !== 'vault.changed') return;
    held = null;
    hops.hold();
    // No connection that knows a proxy's password stays beyond the lock.
    if (name === 'network.changed' || !session.isOpen()) http.forget();
  });
  return { http: toAllowedHosts(http, allowed), hops, connect: http.connect, permit, close };
}
