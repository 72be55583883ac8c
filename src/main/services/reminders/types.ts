import type { CredentialId } from '../../../shared/model/ids.ts';
import type {
  Place,
  Reminder,
  ReminderStatus,
  SnoozeOutcome,
  SnoozeSpan,
} from '../../../shared/model/reminder.ts';
import type { Notifier } from '../../ports/notifier.ts';

/** What is due, told once for each transition, quiet where a person said so; it goes on while the vault is locked. */
export interface Reminders {
  /** Never throws; what cannot be read is `unknown`. */
  status(): Promise<ReminderStatus>;
  /** Throws `vault-locked`. */
  list(): Reminder[];
  /** The most urgent ones that are not snoozed; none while the vault is locked. */
  first(count: number): Reminder[];
  /**
   * Passes over single keys that nothing is told of, and where they are to be woken those that do not sleep. Throws
   * `vault-locked` for single keys of a locked vault, `schedule-unknown` where a locked one has no schedule that can be
   * believed, `keychain-unavailable` and `keychain-denied` where nothing can be asked, `vault-absent` without a vault.
   */
  snooze(ids: readonly CredentialId[] | null, span: SnoozeSpan): Promise<SnoozeOutcome>;
  acknowledge(): void;
  /** Begins to tell; the returned function ends it. For the app alone: a command tells nothing by itself. */
  watch(desk: ReminderDesk): () => void;
  /** Looks at once: after sleep, or after somebody set the clock. */
  look(): void;
  /** Resolves once what is under way is done. */
  settled(): Promise<void>;
}

/** What telling needs of the shell. */
export interface ReminderDesk {
  readonly notifier: Notifier;
  /** The person looks at the window: what it shows needs no notification. */
  readonly focused: () => boolean;
  /** Brings the window to the front; where it lands is taken by the page. */
  readonly open: () => void;
}

/** Where the window lands once it is open and unlocked; kept over a lock and over a window that is made anew. */
export interface Landing {
  /** The last one wins. Emits `place.changed`. */
  set(place: Place): void;
  /** Null when there is none. For a key that is gone, what is due. */
  take(): Place | null;
}
