import type { Condition, ListedObject, ListedVersion, ObjectFacts, Stored } from './object-store.ts';

/** An object's bytes beside the SHA-256 that was stored with them, in hex; null where another program stored it. */
export interface Delivered extends Stored {
  readonly bytes: Uint8Array;
  readonly sha256: string | null;
}

/** One page of a list. `next` leads to the following page; null ends it. */
export interface Page<T, Mark> {
  readonly entries: readonly T[];
  readonly next: Mark | null;
}

export interface VersionMark {
  readonly name: string;
  readonly version: string;
}

/**
 * One service's own way to a bucket: each call is one request, keys are whole. Throws `CloudError`; a missing object is
 * one too.
 */
export interface Driver {
  /** Whether the service has a condition on the etag that is replaced. */
  readonly knowsIfMatch: boolean;
  put(key: string, bytes: Uint8Array, condition: Condition, sha256: string): Promise<Stored>;
  get(key: string, version: string | null): Promise<Delivered>;
  head(key: string, version: string | null): Promise<ObjectFacts>;
  page(prefix: string, after: string | null): Promise<Page<ListedObject, string>>;
  versionPage(prefix: string, after: VersionMark | null): Promise<Page<ListedVersion, VersionMark>>;
  remove(key: string, version: string | null): Promise<void>;
  versioning(): Promise<boolean>;
}

/** Metadata that keeps an object's SHA-256 beside it, below each service's own prefix. */
export const SHA256_METADATA = 'keyturn-sha256';
