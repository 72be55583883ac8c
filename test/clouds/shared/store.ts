import { randomBytes } from 'node:crypto';
import { createBucket, type TokenBucket } from './token-bucket.ts';

export type KeyStatus = 'Active' | 'Inactive' | 'Expired';

/** Who keys belong to. `allow` lists the actions (`iam:ListAccessKeys`) that its policies grant; root may do all. */
export interface Principal {
  readonly kind: 'user' | 'root' | 'role';
  readonly accountId: string;
  readonly id: string;
  readonly name: string;
  allow: readonly string[];
}

export interface LastUse {
  readonly at: number;
  readonly service: string;
  readonly region: string;
}

/** A key as the cloud stores it. Tests change it like an administrator would. */
export interface StoredKey {
  readonly publicId: string;
  readonly secret: string;
  /** Temporary keys alone have one. */
  readonly token: { readonly text: string; readonly expiresAt: number } | null;
  readonly owner: Principal;
  readonly createdAt: number;
  status: KeyStatus;
  lastUsed: LastUse | null;
}

export interface StoreSettings {
  /** Actions that a policy of the network path denies to everybody, root included. */
  deniedOnThisPath: readonly string[];
  /** Requests that are let through at once, and how many more each second brings; null lets all through. */
  throttle: { readonly capacity: number; readonly perSecond: number } | null;
  /** Keys on one page of a list. */
  pageSize: number;
}

export interface KeyDraft {
  readonly publicId: string;
  readonly secret: string;
  readonly createdAt?: number;
  readonly status?: KeyStatus;
  readonly lastUsed?: LastUse | null;
  readonly token?: { readonly text: string; readonly expiresAt: number };
}

/** One accepted or refused request, for tests that count. */
export interface Seen {
  readonly action: string;
  readonly keyId: string | null;
  readonly signature: string | null;
  /** The vendor's code; null for success. */
  readonly code: string | null;
}

export interface CloudStore {
  readonly keys: ReadonlyMap<string, StoredKey>;
  readonly settings: StoreSettings;
  readonly seen: readonly Seen[];
  addPrincipal(
    draft: Pick<Principal, 'kind' | 'accountId' | 'name'> & { allow?: readonly string[] },
  ): Principal;
  addKey(owner: Principal, draft: KeyDraft): StoredKey;
  keysOf(owner: Principal): readonly StoredKey[];
  record(seen: Seen): void;
  /** Whether the throttle lets one more request through. */
  admit(): boolean;
}

/** An empty cloud. */
export function createStore(now: () => number): CloudStore {
  const keys = new Map<string, StoredKey>();
  const seen: Seen[] = [];
  const settings: StoreSettings = { deniedOnThisPath: [], throttle: null, pageSize: 100 };
  let bucket: TokenBucket | null = null;
  let limit: StoreSettings['throttle'] = null;

  return {
    keys,
    settings,
    seen,
    addPrincipal: (draft) => ({ allow: [], ...draft, id: randomBytes(8).toString('hex').toUpperCase() }),
    addKey: (owner, draft) => {
      const key: StoredKey = {
        createdAt: now(),
        status: 'Active',
        lastUsed: null,
        token: null,
        ...draft,
        owner,
      };
      keys.set(key.publicId, key);
      return key;
    },
    keysOf: (owner) => [...keys.values()].filter((key) => key.owner === owner && key.token === null),
    record: (entry) => {
      seen.push(entry);
    },
    admit: () => {
      if (settings.throttle !== limit) {
        limit = settings.throttle;
        bucket = limit === null ? null : createBucket(limit, now);
      }
      return bucket === null || bucket.take();
    },
  };
}

/** Whether the owner's policies and the path's let an action through. */
export function isAllowed(store: CloudStore, owner: Principal, action: string): boolean {
  if (store.settings.deniedOnThisPath.includes(action)) return false;
  return owner.kind === 'root' || owner.allow.includes(action);
}
