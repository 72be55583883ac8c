import type { SiteSpec } from '../../shared/catalogue/index.ts';
import type { EndpointName } from '../../shared/model/cloud.ts';
import type { Clock } from '../ports/clock.ts';
import type { Http } from './http/http.ts';
import type { Revealable } from './revealable.ts';
import type { Way } from './way.ts';

export type { Revealable } from './revealable.ts';

/** One key, as a cloud needs it to sign. */
export interface CloudKey {
  readonly publicId: string;
  readonly secret: Revealable;
  /** The session token of a temporary key; null for lasting keys. */
  readonly token: Revealable | null;
  /** The key's open fields by the catalogue's names: a tenant, a project, a region. Empty ones are left out. */
  readonly fields: Readonly<Record<string, string>>;
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
  /** How calls leave, and what they trust. */
  readonly way: Way;
  readonly http: Http;
}
