import type { CredentialId } from '../../../shared/model/ids.ts';
import type { Reminder } from '../../../shared/model/reminder.ts';
import { isSnoozed } from '../../../shared/snooze.ts';
import type { Vault } from '../../vault/index.ts';
import { keyNames } from '../../vault/repositories/reminders.ts';
import { keyDate } from './counts.ts';
import { isDue, stageAt } from './standing.ts';
import { stageOf, type Watched } from './watched.ts';

/** A key of unknown age stands where it would if it were due now: after the overdue, before the rest. */
const urgency = (key: Watched, now: number): number => keyDate(key) ?? now;

/** The keys that are due, most urgent first; with a count, so many of those that are not snoozed. */
export function dueReminders(
  vault: Vault,
  keys: readonly Watched[],
  now: number,
  count: number | null,
): Reminder[] {
  const due = keys
    .filter((key) => isDue(key, now) && (count === null || !isSnoozed(key, now)))
    .sort((a, b) => urgency(a, now) - urgency(b, now) || (a.id < b.id ? -1 : 1));
  const shown = count === null ? due : due.slice(0, count);
  const names = vault.read((db) =>
    keyNames(
      db,
      shown.map(({ id }) => id),
    ),
  );
  return shown.flatMap((key) => {
    const name = names.get(key.id);
    if (name === undefined) return [];
    const stage = stageAt(key, now);
    return {
      ...{ credentialId: key.id as CredentialId, cloud: name.cloud, label: name.label },
      accountLabel: name.accountLabel,
      dueAt: keyDate(key),
      stage: stage === null ? null : stageOf(stage),
      snoozedUntil: isSnoozed(key, now) ? key.snoozedUntil : null,
    };
  });
}
