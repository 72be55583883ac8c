import type { CloudId, EndpointName } from '../../src/shared/model/cloud.ts';
import type { FailureKind } from '../../src/shared/model/failure.ts';
import type { Identity } from '../../src/shared/model/identity.ts';
import type { StandInCloud } from './shared/front.ts';
import type { StoredKey } from './shared/model.ts';
import type { ServerOptions } from './shared/server.ts';

/** A key as a person would type it in, by the catalogue's field names, and what the cloud holds of it. */
export interface TypedKey {
  readonly stored: StoredKey;
  readonly publicId: string;
  /** The open fields besides the public id. */
  readonly fields: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
}

/** What can be wrong with a key or on the way to its cloud. */
export const TROUBLES = ['wrong-secret', 'unknown-key', 'disabled', 'denied', 'clock-skew'] as const;
export type Trouble = (typeof TROUBLES)[number];

/** A running stand-in for one platform: what every test of all platforms needs, and no more. */
export interface StandIn extends StandInCloud {
  /** What an account must have for its calls to come here. */
  readonly endpoints: Partial<Record<EndpointName, string>>;
  readonly site: string;
  /** The usual key: enabled, with the rights that its guide asks for. Each call makes another one, of the same account. */
  newKey(): TypedKey;
  /** What a check of such a key tells, without its time. */
  identityOf(key: TypedKey): Omit<Identity, 'at'>;
  /** The same key as it would be typed with a wrong secret of the right form. */
  withWrongSecret(key: TypedKey): TypedKey;
  /** The same key under an id of the right form that the cloud never gave out. */
  withUnknownId(key: TypedKey): TypedKey;
  disable(key: TypedKey): void;
  /** Takes away the right to what the check reads. */
  deny(key: TypedKey): void;
}

/** One platform's stand-in, and what a check must come to under each trouble. */
export interface StandInKind {
  readonly cloud: CloudId;
  readonly start: (options?: ServerOptions) => Promise<StandIn>;
  /** How far a clock must be off for the platform to refuse, in ms; null where it never does. */
  readonly skewMs: number | null;
  /** `proven`: the platform checks no such thing, so that the key passes. */
  readonly expects: Readonly<Record<Trouble, FailureKind | 'proven'>>;
}
