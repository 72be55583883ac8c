import type { SiteSpec } from '../../shared/catalogue/index.ts';
import type { CloudId, EndpointName } from '../../shared/model/cloud.ts';
import type { Identity, LastUsed } from '../../shared/model/identity.ts';
import type { Clock } from '../ports/clock.ts';
import type { Http } from './http/http.ts';

/** A plaintext that its holder reveals for the one call that needs it. */
export interface Revealable {
  reveal(): string;
}

/** One key, as a cloud needs it to sign. */
export interface CloudKey {
  readonly publicId: string;
  readonly secret: Revealable;
  /** The session token of a temporary key; null for lasting keys. */
  readonly token: Revealable | null;
}

/** Where and how one call goes out. Built by `resolveContext`. */
export interface CloudContext {
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly site: SiteSpec;
  /** The region to sign for at addresses that do not name one themselves. */
  readonly region: string;
  /** Addresses in force. A service that is missing here is not asked at all. */
  readonly endpoints: Partial<Record<EndpointName, string>>;
  /** `http://host:port` of a proxy; null is a direct connection, whatever the environment says. */
  readonly proxy: string | null;
  readonly http: Http;
}

/** What a cloud tells about one of its keys. Null is *not told*, which is no error. */
export interface KeyFacts {
  readonly createdAt: number | null;
  readonly lastUsed: LastUsed | null;
  readonly state: 'active' | 'disabled' | 'expired' | null;
}

/** The answer of a cloud that may not or will not tell. */
export const NO_KEY_FACTS: KeyFacts = { createdAt: null, lastUsed: null, state: null };

/**
 * One platform. Every method throws `CloudError` for a failed call, `KeyturnError` `insecure-endpoint` for an address
 * that nothing may be sent to, and the signal's reason when the caller gave up.
 */
export interface Cloud {
  readonly id: CloudId;
  /** Proves the key by the cheapest read that it signs itself. */
  verify(key: CloudKey, ctx: CloudContext): Promise<Identity>;
  /** Reads dates and state with the key itself. Where it may not, resolves to nulls. Other failures throw. */
  keyFacts?(key: CloudKey, identity: Identity, ctx: CloudContext): Promise<KeyFacts>;
}
