import type { Identity, LastUsed } from '../../shared/model/identity.ts';
import type { CloudContext, CloudKey, Revealable } from './call.ts';

/** One key of a principal, as the cloud lists it. */
export interface ListedKey {
  readonly publicId: string;
  readonly status: 'active' | 'disabled' | 'expired';
  /** In ms since 1970. */
  readonly createdAt: number | null;
  /** Null: not told here. */
  readonly lastUsed: LastUsed | null;
}

/** The principal whose keys are managed. */
export interface KeyOwner {
  readonly kind: 'user' | 'root';
  /** The user name (AWS) or the UserPrincipalName (Alibaba Cloud); null for the signer's own keys. */
  readonly name: string | null;
}

/** A key that was just made. Its secret is told this once. */
export interface CreatedKey {
  readonly publicId: string;
  readonly secret: Revealable;
  readonly createdAt: number | null;
}

/** What a platform is known to allow, and how late it is. */
export interface KeyLimits {
  /** How many keys a user may have; disabled ones count. */
  readonly maxKeys: number;
  /** How many the account itself may have, where that is another number. */
  readonly rootMaxKeys?: number;
  /** How long after a use "last used" may still be silent about it, in ms. */
  readonly lastUsedLagMs: number;
  /** How long a change may take until it holds everywhere, in ms. */
  readonly propagationMs: number;
}

/**
 * The keys of one platform's principals. Every method throws as those of `Cloud` do. A `CloudError` of a change says in
 * `outcome` whether it may have happened all the same, and in `reason` what was missing or full; when the caller's signal
 * ends a change, nobody knows. `create`, `disable`, `enable` and `delete` send one request and are never repeated.
 *
 * `limit-reached` speaks of its own request alone: one that was delivered twice made a key first and was refused then.
 */
export interface KeyManagement {
  readonly limits: KeyLimits;
  /** All keys of the owner, temporary ones left out. A list that is incomplete or unreadable is an error. */
  list(signer: CloudKey, owner: KeyOwner, ctx: CloudContext): Promise<readonly ListedKey[]>;
  create(signer: CloudKey, owner: KeyOwner, ctx: CloudContext): Promise<CreatedKey>;
  disable(signer: CloudKey, owner: KeyOwner, publicId: string, ctx: CloudContext): Promise<void>;
  enable(signer: CloudKey, owner: KeyOwner, publicId: string, ctx: CloudContext): Promise<void>;
  /** A key that is not there fails with the reason `no-such-key`. */
  delete(signer: CloudKey, owner: KeyOwner, publicId: string, ctx: CloudContext): Promise<void>;
  /** Null: may not be read. */
  lastUsed(signer: CloudKey, owner: KeyOwner, publicId: string, ctx: CloudContext): Promise<LastUsed | null>;
  /**
   * Whether the signer may change the owner's keys, found out by setting `publicId` to the status that it has. `allowed`
   * says so of listing and switching alone: nothing but creating shows the right to create. Between the look and the
   * request lies one round trip in which another person's change of that very status would be undone.
   */
  probe(
    signer: CloudKey,
    owner: KeyOwner,
    publicId: string,
    ctx: CloudContext,
  ): Promise<'allowed' | 'denied' | 'unknown'>;
  /**
   * How another signer names the owner of `publicId`, whom `identity` tells: what `ownerOf` is for the key itself.
   * Null where only the owner can manage its keys (the account itself), or none can (roles).
   */
  nameOwner?(
    signer: CloudKey,
    identity: Identity,
    publicId: string,
    ctx: CloudContext,
  ): Promise<KeyOwner | null>;
  /** Where deleted keys are kept for a while. Missing where deleting is final. */
  readonly recycleBin?: RecycleBin;
}

/** Deleted keys that can still be brought back. */
export interface RecycleBin {
  /** How long a key is kept, in ms. */
  readonly keptMs: number;
  /** How many keys of one user are kept; the eldest gives way. */
  readonly maxKeys: number;
  /** One request that changes, as those of `KeyManagement`; it is preceded by a read. */
  restore(signer: CloudKey, publicId: string, ctx: CloudContext): Promise<void>;
}
