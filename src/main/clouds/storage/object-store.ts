/** What a server keeps under a name once it took it. `etag` is without quotes. */
export interface Stored {
  readonly etag: string;
  /** Null where the bucket keeps no versions. */
  readonly version: string | null;
}

/** Facts of one object. `at` is when the server took it, in ms since 1970, to the second. */
export interface ObjectFacts extends Stored {
  readonly at: number;
  readonly bytes: number;
}

export interface ListedObject {
  readonly name: string;
  readonly at: number;
  readonly bytes: number;
  readonly etag: string;
}

/** One version that a bucket keeps; what was deleted without its version is listed too, with no `latest`. */
export interface ListedVersion extends ListedObject {
  readonly version: string;
  readonly latest: boolean;
}

export interface Fetched extends Stored {
  readonly bytes: Uint8Array;
}

/** What must hold for a put to count; the server decides in one step. */
export type Condition =
  | { readonly onlyIfAbsent?: true; readonly ifMatch?: never }
  | { readonly ifMatch: string };

/** What a bucket really does, found out by trying. */
export interface Capabilities {
  /** `onlyIfAbsent` is kept. False for servers that ignore it, and for OSS buckets with versions. */
  readonly conditionalWrites: boolean;
  /** `ifMatch` is kept. Never with OSS, which has no such header for a put. */
  readonly ifMatch: boolean;
  /** The bucket keeps every version of an object. */
  readonly versioning: boolean;
}

/**
 * One bucket, as backups need it. Names are within the place's folder. Every method throws KeyturnError
 * `target-unreachable`, `target-refused`, `target-gone` or `target-clock`, with the vendor's code in `vendorCode` where
 * there is one, `insecure-endpoint` for an address that nothing may be sent to, and the signal's reason when the caller
 * gave up. Reads are repeated where that may help, changes never.
 */
export interface ObjectStore {
  /**
   * Stores bytes under a name. Throws `backup-conflict` where the condition does not hold. `target-unreachable` with
   * `outcome` `unclear` may have stored them all the same: `head` tells.
   */
  put(name: string, bytes: Uint8Array, condition?: Condition): Promise<Stored>;
  /** Reads an object; null is the current version. Throws `backup-missing`, and `backup-damaged` where bytes changed. */
  get(name: string, version: string | null): Promise<Fetched>;
  /**
   * Null where there is no such object. A bucket that is gone reads the same, since the answer to this has no body: any
   * other call tells.
   */
  head(name: string, version?: string | null): Promise<ObjectFacts | null>;
  /** All current objects whose name begins so. */
  list(prefix: string): Promise<readonly ListedObject[]>;
  /**
   * All versions of all objects whose name begins so, newest first by name. Where the bucket keeps none, each object is
   * there once with the version `null`.
   */
  versions(prefix: string): Promise<readonly ListedVersion[]>;
  /** No error where it is gone already. A null version hides the object where the bucket keeps versions. */
  remove(name: string, version: string | null): Promise<void>;
  /** Tries the bucket with a probe object, which it removes. Meant for when a place is added. */
  capabilities(): Promise<Capabilities>;
}
