import { dueAt } from '../../../shared/due.ts';
import type { Digest, DueCounts } from '../../../shared/model/digest.ts';
import type { DigestRow } from '../../vault/repositories/digest.ts';
import { harmlessNames } from './harmless.ts';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
const MONTH_MS = 30 * DAY_MS;

type Nearness = keyof DueCounts;

/** Null for a key whose date is more than thirty days away. */
function nearness(at: number | null, now: number): Nearness | null {
  if (at === null) return 'unknown';
  if (at <= now) return 'overdue';
  if (at <= now + WEEK_MS) return 'week';
  return at <= now + MONTH_MS ? 'month' : null;
}

interface Tally {
  counts: Record<Nearness, number>;
  firstAt: number | null;
}

const empty = (): Tally => ({ counts: { overdue: 0, week: 0, month: 0, unknown: 0 }, firstAt: null });

function add(tally: Tally, near: Nearness, at: number | null): void {
  tally.counts[near] += 1;
  if (at !== null && (tally.firstAt === null || at < tally.firstAt)) tally.firstAt = at;
}

const compareText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** The most urgent first; what is equal, by name, so that two digests of one state are one text. */
function byUrgency(a: Tally, b: Tally, nameA: string, nameB: string): number {
  for (const near of ['overdue', 'week', 'unknown', 'month'] as const) {
    if (a.counts[near] !== b.counts[near]) return b.counts[near] - a.counts[near];
  }
  return compareText(nameA, nameB);
}

interface AccountTally extends Tally {
  readonly label: string;
  readonly environment: string | null;
}

interface OwnerTally extends Tally {
  readonly owner: string | null;
  readonly accounts: Map<string, AccountTally>;
}

export interface DigestOptions {
  readonly now: number;
  /** Rotations that wait for a person. */
  readonly waiting: number;
  /** Whether accounts and environments are named. */
  readonly accounts: boolean;
  /** What no name may hold. */
  readonly publicIds: readonly string[];
}

/**
 * Counts the keys in use by owner. What leaves is counts, dates and names that people gave to owners and, if asked for,
 * to accounts and environments: never a key's own name, its ids or notes.
 */
export function buildDigest(rows: readonly DigestRow[], options: DigestOptions): Digest {
  const { now, waiting } = options;
  const harmless = harmlessNames(options.publicIds);
  const named = (text: string | null): string | null => {
    const name = text === null ? '' : harmless(text);
    return name === '' ? null : name;
  };
  const total = empty();
  const owners = new Map<string, OwnerTally>();
  let oldest: number | null = null;
  for (const row of rows) {
    if (row.createdAt !== null) oldest = Math.min(oldest ?? row.createdAt, row.createdAt);
    const at = dueAt(row);
    const near = nearness(at, now);
    if (near === null) continue;
    add(total, near, at);
    const owner = named(row.owner);
    const tally = owners.get(owner ?? '') ?? { ...empty(), owner, accounts: new Map() };
    owners.set(owner ?? '', tally);
    add(tally, near, at);
    const account = tally.accounts.get(row.accountId) ?? {
      ...empty(),
      label: harmless(row.accountLabel),
      environment: named(row.environment),
    };
    tally.accounts.set(row.accountId, account);
    add(account, near, at);
  }
  return {
    at: now,
    total: { ...total.counts },
    keys: rows.length,
    waiting,
    oldestDays: oldest === null ? null : Math.max(0, Math.floor((now - oldest) / DAY_MS)),
    owners: [...owners.values()]
      .sort((a, b) => byUrgency(a, b, a.owner ?? '', b.owner ?? ''))
      .map(({ owner, counts, firstAt, accounts }) => ({
        owner,
        counts: { ...counts },
        firstAt,
        accounts: options.accounts
          ? [...accounts.values()]
              .sort((a, b) => byUrgency(a, b, a.label, b.label))
              .map((one) => ({
                label: one.label,
                environment: one.environment,
                counts: { ...one.counts },
                firstAt: one.firstAt,
              }))
          : [],
      })),
  };
}
