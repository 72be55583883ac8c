import { z } from 'zod';
import { credentialId } from '../../model/ids.ts';
import { place, reminder, reminderStatus, snoozeOutcome, snoozeSpan } from '../../model/reminder.ts';

const nothing = z.object({}).strict();
const done = z.object({}).strict();

/** What is due, also while the vault is locked, and where to land. */
export const reminderChannels = {
  'reminders.status': { input: nothing, output: reminderStatus, gate: 'open' },
  /** Every due key, most urgent first; snoozed ones among them. */
  'reminders.list': { input: nothing, output: z.array(reminder), gate: 'unlocked' },
  /** Null means all that is due; while the vault is locked nothing else can be said. Throws `vault-locked`. */
  'reminders.snooze': {
    input: z.object({ ids: z.array(credentialId).min(1).max(1000).nullable(), span: snoozeSpan }),
    output: snoozeOutcome,
    gate: 'open',
  },
  /** The person has seen that the schedule was changed. */
  'reminders.acknowledge': { input: nothing, output: done, gate: 'unlocked' },
  /** Where a press on the tray or a notification leads; told once, then null. */
  'place.take': { input: nothing, output: place.nullable(), gate: 'unlocked' },
} as const;
