import type { CloudId } from '../../shared/model/cloud.ts';
import type { Identity, LastUsed } from '../../shared/model/identity.ts';
import type { CloudContext, CloudKey } from './call.ts';
import type { KeyManagement } from './key-management.ts';

/** What a cloud tells about one of its keys. Null is *not told*, which is no error. */
export interface KeyFacts {
  readonly createdAt: number | null;
  readonly expiresAt: number | null;
  readonly lastUsed: LastUsed | null;
  readonly state: 'active' | 'disabled' | 'expired' | null;
}

/** The answer of a cloud that may not or will not tell. */
export const NO_KEY_FACTS: KeyFacts = {
  createdAt: null,
  expiresAt: null,
  lastUsed: null,
  state: null,
};

/**
 * What an administrator's key sees of another key; `absent` where its account has none of that id, `beyond` where only so
 * many of its users were searched and none of those has it.
 */
export type SeenState = 'active' | 'disabled' | 'expired' | 'absent' | 'beyond';

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
  /**
   * Looks a key up with an administrator's: where a check cannot tell an unknown key from a disabled one, only this can.
   * `key` holds the public id and open fields alone. Throws `denied-but-valid` where the administrator may not look.
   */
  lookUp?(admin: CloudKey, key: Pick<CloudKey, 'publicId' | 'fields'>, ctx: CloudContext): Promise<SeenState>;
  /** Makes, switches and deletes keys. Missing where the platform has no such API. */
  readonly keys?: KeyManagement;
}

export type { CloudContext, CloudKey, Revealable } from './call.ts';
export type {
  CreatedKey,
  KeyLimits,
  KeyManagement,
  KeyOwner,
  ListedKey,
  RecycleBin,
} from './key-management.ts';
