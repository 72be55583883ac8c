import { assertNever } from '../../../shared/assert-never.ts';
import { nextMorning } from '../../../shared/calendar.ts';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { SnoozeSpan } from '../../../shared/model/reminder.ts';
import { isSnoozed } from '../../../shared/snooze.ts';
import type { VaultInspection } from '../../vault/index.ts';
import { putSnooze, putTold } from '../../vault/repositories/reminders.ts';
import type { VaultSession } from '../vault-session.ts';
import type { ScheduleKeeper } from './keeper.ts';
import { scheduleWithSnooze } from './schedule-changes.ts';
import { isDue, stageAt } from './standing.ts';
import { keysByOpaqueId, type VaultSide } from './vault-side.ts';
import { dateOf, type Watched } from './watched.ts';

const DAY_MS = 86_400_000;

/** Which keys are meant: all that are due, or single ones by one of their ids. */
export type SnoozeTarget =
  | { readonly kind: 'due' }
  | { readonly kind: 'keys'; readonly ids: readonly CredentialId[] }
  | { readonly kind: 'opaque'; readonly ids: readonly string[] };

/** Until when a span lasts; null for its end. */
export function snoozeUntil(span: SnoozeSpan, now: number, zone: string): number | null {
  switch (span) {
    case 'tomorrow':
      return nextMorning(now, zone);
    case 'day':
      return now + DAY_MS;
    case 'week':
      return now + 7 * DAY_MS;
    case 'over':
      return null;
    default:
      return assertNever(span);
  }
}

/** Whether "all that is due" means it: to be woken, those that sleep; else those that do not sleep longer already. */
function meantByDue(key: Watched, until: number | null, now: number): boolean {
  const asleep = isSnoozed(key, now);
  if (until === null) return asleep;
  return isDue(key, now) && !(asleep && (key.snoozedUntil ?? 0) >= until);
}

export interface Snoozing {
  /**
   * Resolves to the keys of an open vault that were quieted or woken. Throws `vault-locked` for single keys of a locked
   * vault, `vault-absent` and what else is wrong with a vault, `schedule-unknown`, `keychain-unavailable`, `keychain-denied`, `disk-full`, `folder-not-writable`.
   */
  snooze(target: SnoozeTarget, span: SnoozeSpan): Promise<readonly CredentialId[]>;
}

export function createSnoozing(deps: {
  readonly session: Pick<VaultSession, 'vault' | 'isOpen'>;
  readonly keeper: ScheduleKeeper;
  readonly readSide: () => VaultSide;
  readonly inspect: () => Promise<VaultInspection>;
  readonly now: () => number;
  readonly zone: () => string;
}): Snoozing {
  const { session, keeper, readSide, inspect, now, zone } = deps;

  const inVault = async (target: SnoozeTarget, span: SnoozeSpan): Promise<readonly CredentialId[]> => {
    // What was chosen while it was locked comes first, so that this choice is the later one.
    await keeper.sync(false);
    const side = readSide();
    const at = now();
    const until = snoozeUntil(span, at, zone());
    const opaque = target.kind === 'opaque' ? keysByOpaqueId(side) : null;
    const named = new Set<string | undefined>(
      target.kind === 'keys'
        ? target.ids
        : target.kind === 'opaque'
          ? target.ids.map((id) => opaque?.get(id))
          : [],
    );
    const meant = side.watching.keys.filter((key) =>
      target.kind === 'due'
        ? meantByDue(key, until, at)
        : named.has(key.id) && (until !== null || key.snoozedUntil !== null),
    );
    session.vault().write((db) => {
      for (const key of meant) {
        putSnooze(db, key.id, until);
        const stage = stageAt(key, at);
        const date = stage === null ? null : dateOf(key, stage);
        // Who wakes a key looks at it: nothing needs to be told of where it stands.
        if (until === null && stage !== null && date !== null) putTold(db, key.id, { date, stage, at });
      }
    });
    return meant.map(({ id }) => id as CredentialId);
  };

  const inSchedule = async (target: SnoozeTarget, span: SnoozeSpan): Promise<readonly CredentialId[]> => {
    if (target.kind === 'keys') throw new KeyturnError('vault-locked');
    const found = await inspect();
    if (found.kind === 'absent') throw new KeyturnError('vault-absent');
    if (found.kind === 'problem') throw new KeyturnError(found.problem);
    const at = now();
    const until = snoozeUntil(span, at, zone());
    await keeper.change(found.vaultId, (content) => {
      const meant = content.keys.filter((key) =>
        target.kind === 'due' ? meantByDue(key, until, at) : target.ids.includes(key.id),
      );
      return scheduleWithSnooze(content, new Set(meant.map(({ id }) => id)), until);
    });
    return [];
  };

  return {
    snooze: (target, span) => (session.isOpen() ? inVault(target, span) : inSchedule(target, span)),
  };
}
