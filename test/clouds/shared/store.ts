import { randomBytes } from 'node:crypto';
import { createKeyChanges, type KeyChanges } from './key-changes.ts';
import type { Habits, KeyStatus, LastUse, Principal, StoredKey, StoreSettings } from './model.ts';
import { reportedUse, standing } from './stored-key.ts';
import { createBucket, type TokenBucket } from './token-bucket.ts';

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
  /** The parameters of the action, without those that every request has. */
  readonly params: Readonly<Record<string, string>>;
  readonly keyId: string | null;
  readonly signature: string | null;
  /** The vendor's code; null for success. */
  readonly code: string | null;
}

export interface CloudStore extends KeyChanges {
  readonly keys: ReadonlyMap<string, StoredKey>;
  readonly principals: readonly Principal[];
  readonly settings: StoreSettings;
  readonly seen: readonly Seen[];
  addPrincipal(
    draft: Pick<Principal, 'kind' | 'accountId' | 'name'> & { allow?: readonly string[] },
  ): Principal;
  /** Puts a key there as if it had always been: past limits, delays and the event log. */
  addKey(owner: Principal, draft: KeyDraft): StoredKey;
  /** The owner's keys as a list shows them now. */
  keysOf(owner: Principal): readonly StoredKey[];
  /** What the front door makes of a key id; null where it knows none. */
  lookUp(publicId: string): { readonly key: StoredKey; readonly is: 'accepted' | 'disabled' } | null;
  /** Somebody used the key for a service. */
  use(key: StoredKey, service: string, region: string): void;
  /** The last use that is reported. */
  lastUseOf(key: StoredKey): LastUse | null;
  record(seen: Seen): void;
  /** Whether the throttle lets one more request through. */
  admit(): boolean;
}

const HOUR_MS = 3_600_000;

/** An empty cloud. */
export function createStore(now: () => number, habits: Habits): CloudStore {
  const keys = new Map<string, StoredKey>();
  const principals: Principal[] = [];
  const seen: Seen[] = [];
  const settings: StoreSettings = {
    deniedOnThisPath: [],
    addressRefused: false,
    throttle: null,
    pageSize: 100,
    propagation: { enableMs: 0, revokeMs: 0, listMs: 0 },
    lastUsedLagMs: 4 * HOUR_MS,
    ...habits.settings,
  };
  const changes = createKeyChanges({ now, keys, settings, habits });
  let bucket: TokenBucket | null = null;
  let limit: StoreSettings['throttle'] = null;

  return {
    ...changes,
    keys,
    principals,
    settings,
    seen,
    addPrincipal: (draft) => {
      const principal = { allow: [], ...draft, id: randomBytes(8).toString('hex').toUpperCase() };
      principals.push(principal);
      return principal;
    },
    addKey: (owner, draft) => {
      const createdAt = draft.createdAt ?? now();
      const key: StoredKey = {
        status: 'Active',
        lastUsed: null,
        token: null,
        ...draft,
        owner,
        createdAt,
        updatedAt: createdAt,
        unreported: [],
        usableFrom: 0,
        lingersUntil: 0,
        listedFrom: 0,
      };
      keys.set(key.publicId, key);
      return key;
    },
    keysOf: (owner) =>
      [...keys.values()].filter(
        (key) => key.owner === owner && key.token === null && key.listedFrom <= now(),
      ),
    lookUp: (publicId) => {
      const [kept, gone] = [keys.get(publicId), changes.deleted.get(publicId)];
      const key = kept ?? gone;
      const is = key ? standing(key, kept === undefined, now()) : null;
      return key && is ? { key, is } : null;
    },
    use: (key, service, region) => {
      key.unreported.push({ at: now(), service, region });
    },
    lastUseOf: (key) => reportedUse(key, settings.lastUsedLagMs, now()),
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
