import type { CloudStore, KeyEvent, Principal } from '../../clouds/index.ts';
import type { HeldKey, VaultFile } from './vault-file.ts';

/** The promises, as they are broken. Every one is ours to keep. */
export type Breach = 'lost' | 'stranger-touched' | 'disagrees' | 'internal-error' | 'never-ends';

export class BreachError extends Error {
  readonly breach: Breach;
  constructor(breach: Breach, detail: string) {
    super(`${breach}: ${detail}`);
    this.breach = breach;
  }
}

/** How often the principal was left without a key that works and is held, by whose doing. Ours is an error at once. */
export interface Losses {
  foreign: number;
}

export type Oracle = ReturnType<typeof createOracle>;

/**
 * Looks at the cloud's store and the reopened vault file, never at the journal and never through the app. A key is good
 * when it is enabled, has proven, and its right secret is in the file. Whoever takes away the last good key has lost it,
 * except that we cannot know of what somebody else did after the last list that was answered to us.
 */
export function createOracle(
  store: CloudStore,
  owner: Principal,
  vault: VaultFile,
  trusted: readonly string[],
) {
  const losses: Losses = { foreign: 0 };
  const proven = new Set(trusted);
  const chosen = new Set<string>();
  const ours = new Set<string>();
  const leftOpen = new Set<string>();
  /** The keys that somebody else took away, with how many requests the cloud had seen by then. */
  const harmed = new Map<string, number>();
  let basis: number | null = null;
  let wasGood = true;
  /** The first promise that was broken, kept until the command is over: most are broken inside a request. */
  let fault: BreachError | null = null;

  const holds = (held: readonly HeldKey[], publicId: string): boolean => {
    const key = store.keys.get(publicId) ?? store.deleted.get(publicId);
    return held.some((one) => one.publicId === publicId && one.secret === key?.secret);
  };
  const isGood = (held: readonly HeldKey[], publicId: string): boolean =>
    proven.has(publicId) && store.keys.get(publicId)?.status === 'Active' && holds(held, publicId);
  const anyGood = (held: readonly HeldKey[]): boolean =>
    [...store.keys.values()].some((key) => key.owner === owner && isGood(held, key.publicId));

  /** How many requests the cloud had seen when it answered our last list. */
  const lastList = (): number =>
    store.seen.findLastIndex(
      (seen, index) =>
        index < (basis ?? store.seen.length) && seen.action === 'ListAccessKeys' && seen.code === null,
    );

  const brokenUnseen = (held: readonly HeldKey[], target: string): boolean =>
    [...harmed].some(([id, seen]) => id !== target && seen > lastList() && proven.has(id) && holds(held, id));

  const judge = ({ kind, publicId, by }: KeyEvent): void => {
    const held = vault.held();
    const good = anyGood(held);
    wasGood = good;
    if (by !== null && !holds(held, publicId) && !ours.has(publicId) && !chosen.has(publicId)) {
      fault ??= new BreachError('stranger-touched', `${kind} ${publicId}`);
    }
    const wasEnabled = kind === 'disable' || store.deleted.get(publicId)?.status === 'Active';
    if (good || !wasEnabled || !proven.has(publicId) || !holds(held, publicId)) return;
    if (by !== null && !brokenUnseen(held, publicId))
      fault ??= new BreachError('lost', `${kind} ${publicId}`);
    else losses.foreign += 1;
  };

  return {
    losses,
    /** The keys that a person named to be deleted. */
    chosen: chosen as ReadonlySet<string>,
    /** The store changed. */
    happened(event: KeyEvent): void {
      const { kind, publicId, by } = event;
      if (kind === 'prove') proven.add(publicId);
      if (kind === 'create' && by !== null) ours.add(publicId);
      if (kind === 'enable') harmed.delete(publicId);
      if (kind !== 'disable' && kind !== 'delete') return;
      if (by === null) harmed.set(publicId, store.seen.length);
      judge(event);
    },
    /** What happens in `run` was asked for when the cloud had seen so many requests. */
    asOf(seen: number, run: () => void): void {
      basis = seen;
      try {
        run();
      } finally {
        basis = null;
      }
    },
    /** A person named a key to delete. */
    decided(publicId: string): void {
      chosen.add(publicId);
    },
    /** A person ended a rotation where it stood, and was told of these keys: nobody looks after them any more. */
    stopped(publicIds: readonly string[]): void {
      for (const id of publicIds) leftOpen.add(id);
    },
    /** A command is over: whatever it did to the vault has been done. Throws the first broken promise. */
    settled(): void {
      if (fault !== null) throw fault;
      const good = anyGood(vault.held());
      if (wasGood && !good) throw new BreachError('lost', 'the vault does not hold it any more');
      wasGood = good;
    },
    /** Nothing runs any more: what the vault says of its keys is what the cloud has, but for what others did last. */
    agrees(): void {
      for (const key of vault.held()) {
        const stored = store.keys.get(key.publicId);
        if (stored !== undefined && stored.secret !== key.secret) {
          throw new BreachError('disagrees', `the secret of ${key.publicId}`);
        }
        const last = store.events.findLast(
          ({ kind, publicId }) => publicId === key.publicId && kind !== 'prove' && kind !== 'touch',
        );
        if (last === undefined || last.by === null) continue;
        // The key in use is no matter of opinion.
        if (leftOpen.has(key.publicId) && (key.state !== 'active' || chosen.has(key.publicId))) continue;
        const is = stored?.status ?? 'absent';
        if (!FITTING[key.state]?.includes(is)) {
          throw new BreachError(
            'disagrees',
            `${key.publicId} is ${key.state} in the vault and ${is} in the cloud`,
          );
        }
      }
    },
  };
}

/** What a key may be in the cloud, by its state in the vault, once no rotation of it runs. */
const FITTING: Readonly<Record<string, readonly string[]>> = {
  active: ['Active'],
  standby: ['Active'],
  disabled: ['Inactive'],
  retired: ['absent'],
};
