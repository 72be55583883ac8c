import type { Habits, Principal, StoredKey, StoreSettings } from './model.ts';

/** One thing that was done to a key, in the order in which it happened. `touch` set the status that it had. */
export interface KeyEvent {
  readonly at: number;
  readonly kind: 'create' | 'prove' | 'enable' | 'disable' | 'touch' | 'delete' | 'restore' | 'purge';
  readonly publicId: string;
  /** The key that signed; null for a person at the console and for the cloud itself. */
  readonly by: string | null;
}

/** A deleted key that can be brought back. */
export interface Binned {
  readonly key: StoredKey;
  readonly recycledAt: number;
  readonly purgedAt: number;
}

/** Why a change was not made. */
export type Objection = 'limit-reached' | 'still-active';

/** What happens to keys through the API or, signed by nobody, at the console. */
export interface KeyChanges {
  readonly events: readonly KeyEvent[];
  /** Tells of each event from now on, right after it. */
  watch(told: (event: KeyEvent) => void): void;
  /** Deleted keys by id, for good or not. */
  readonly deleted: ReadonlyMap<string, StoredKey>;
  createKey(owner: Principal, by?: string | null): StoredKey | Objection;
  setStatus(key: StoredKey, status: 'Active' | 'Inactive', by?: string | null): void;
  deleteKey(key: StoredKey, by?: string | null): Objection | null;
  /** What lies in the bin now; the overdue was purged. */
  binned(): readonly Binned[];
  restoreKey(binned: Binned, by?: string | null): StoredKey | Objection;
  purgeKey(binned: Binned, by?: string | null): void;
  /** The key proved itself. */
  proved(key: StoredKey): void;
}

/** Builds them over the store's own map of keys. */
export function createKeyChanges(store: {
  readonly now: () => number;
  readonly keys: Map<string, StoredKey>;
  readonly settings: StoreSettings;
  readonly habits: Habits;
}): KeyChanges {
  const { now, keys, settings, habits } = store;
  const events: KeyEvent[] = [];
  const watchers: ((event: KeyEvent) => void)[] = [];
  const deleted = new Map<string, StoredKey>();
  let bin: readonly Binned[] = [];

  const log = (kind: KeyEvent['kind'], { publicId }: StoredKey, by: string | null) => {
    const event = { at: now(), kind, publicId, by };
    events.push(event);
    for (const told of watchers) told(event);
  };
  const isFull = (owner: Principal) => {
    const owned = [...keys.values()].filter((key) => key.owner === owner && key.token === null);
    return owned.length >= settings.maxKeys[owner.kind === 'root' ? 'root' : 'user'];
  };
  const purge = (entry: Binned, by: string | null) => {
    bin = bin.filter((other) => other !== entry);
    log('purge', entry.key, by);
  };
  const binned = () => {
    for (const entry of bin) if (entry.purgedAt <= now()) purge(entry, null);
    return bin;
  };

  return {
    events,
    watch: (told) => {
      watchers.push(told);
    },
    deleted,
    createKey: (owner, by = null) => {
      if (isFull(owner)) return 'limit-reached';
      const { enableMs, listMs } = settings.propagation;
      const at = now();
      const key: StoredKey = {
        ...habits.mint(),
        owner,
        token: null,
        status: 'Active',
        createdAt: at,
        updatedAt: at,
        lastUsed: null,
        unreported: [],
        usableFrom: at + enableMs,
        lingersUntil: 0,
        listedFrom: at + listMs,
      };
      keys.set(key.publicId, key);
      log('create', key, by);
      return key;
    },
    setStatus: (key, status, by = null) => {
      if (key.status === status) return log('touch', key, by);
      key.status = status;
      key.updatedAt = now();
      if (status === 'Active') key.usableFrom = now() + settings.propagation.enableMs;
      else key.lingersUntil = now() + settings.propagation.revokeMs;
      log(status === 'Active' ? 'enable' : 'disable', key, by);
    },
    deleteKey: (key, by = null) => {
      if (key.status === 'Active' && settings.deleteNeedsDisabled) return 'still-active';
      if (key.status === 'Active') key.lingersUntil = now() + settings.propagation.revokeMs;
      keys.delete(key.publicId);
      deleted.set(key.publicId, key);
      log('delete', key, by);
      if (habits.recycleBin !== null && key.owner.kind === 'user') {
        const { maxKeys, keptMs } = habits.recycleBin;
        const eldest = binned().filter((entry) => entry.key.owner === key.owner);
        if (eldest.length >= maxKeys && eldest[0] !== undefined) purge(eldest[0], null);
        bin = [...bin, { key, recycledAt: now(), purgedAt: now() + keptMs }];
      }
      return null;
    },
    binned,
    restoreKey: (entry, by = null) => {
      const { key } = entry;
      if (isFull(key.owner)) return 'limit-reached';
      bin = bin.filter((other) => other !== entry);
      deleted.delete(key.publicId);
      key.status = 'Inactive';
      keys.set(key.publicId, key);
      log('restore', key, by);
      return key;
    },
    purgeKey: (entry, by = null) => purge(entry, by),
    proved: (key) => log('prove', key, key.publicId),
  };
}
