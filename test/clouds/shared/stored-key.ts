import type { LastUse, StoredKey } from './model.ts';

/** What the front door makes of a key at this moment: null is a key that it knows nothing of. */
export function standing(key: StoredKey, deleted: boolean, now: number): 'accepted' | 'disabled' | null {
  if (deleted) return now < key.lingersUntil ? 'accepted' : null;
  if (key.status !== 'Active') return now < key.lingersUntil ? 'accepted' : 'disabled';
  if (now >= key.usableFrom) return 'accepted';
  return key.updatedAt === key.createdAt ? null : 'disabled';
}

/** When the key was used last, as far as that is reported yet. */
export function reportedUse(key: StoredKey, lagMs: number, now: number): LastUse | null {
  const due = key.unreported.filter((use) => use.at <= now - lagMs);
  key.unreported.splice(0, due.length);
  const latest = due.at(-1);
  if (latest !== undefined && latest.at > (key.lastUsed?.at ?? -1)) key.lastUsed = latest;
  return key.lastUsed;
}
