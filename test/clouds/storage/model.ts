/** One version of an object; `deleted` ones are delete markers. */
export interface StoredVersion {
  /** Null for what was stored while the bucket kept no versions. */
  readonly id: string | null;
  readonly bytes: Buffer;
  /** MD5 in lower-case hex. */
  readonly md5: string;
  readonly at: number;
  readonly contentType: string;
  /** By name without the service's prefix. */
  readonly metadata: Readonly<Record<string, string>>;
  readonly deleted: boolean;
}

export interface Bucket {
  readonly name: string;
  versioning: 'never' | 'Enabled' | 'Suspended';
  /** It knows of no versions and takes the question after them for one after its objects. */
  overlooksVersions: boolean;
  /** `ignored`: as old servers do; `unknown`: refused as not implemented. */
  conditions: 'kept' | 'ignored' | 'unknown';
  /** How many bytes it takes in all. */
  quota: number | null;
  /** The newest version first. */
  readonly objects: Map<string, StoredVersion[]>;
}

export interface AccessKey {
  readonly secret: string;
  /** What it may not do. */
  denied: readonly string[];
}

/** A refusal in the words that both services share. */
export class Refusal extends Error {
  readonly code: string;
  readonly status: number;
  /** Elements beside Code and Message. */
  readonly extra: Readonly<Record<string, string>>;

  constructor(code: string, status: number, message: string, extra: Readonly<Record<string, string>> = {}) {
    super(message);
    this.code = code;
    this.status = status;
    this.extra = extra;
  }
}

/** A request as it arrived. */
export interface Incoming {
  readonly method: string;
  /** The path as it was sent, still encoded. */
  readonly rawPath: string;
  readonly query: URLSearchParams;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** An answer; `xml` and `bytes` exclude each other. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Where a request points. */
export interface Target {
  readonly bucket: string;
  readonly key: string;
}
