import type { AskId } from '../../shared/model/broker.ts';
import type { CredentialId } from '../../shared/model/ids.ts';
import type { Place, Reminder, ReminderStatus } from '../../shared/model/reminder.ts';

/** A rotation that goes on only when a person decides. */
export interface WaitingRotation {
  readonly credentialId: CredentialId;
  readonly label: string;
}

/** A program that asks for a key. */
export interface AskingLine {
  readonly id: AskId;
  /** As people call it. */
  readonly program: string;
  readonly label: string;
}

/** What is known of the keys right now. */
export type TrayState =
  | { readonly kind: 'absent' }
  /** The counts of this device's schedule, or nothing at all: no name is known. */
  | { readonly kind: 'locked'; readonly status: ReminderStatus }
  | {
      readonly kind: 'open';
      readonly status: ReminderStatus;
      /** The most urgent ones. */
      readonly first: readonly Reminder[];
      readonly waiting: readonly WaitingRotation[];
      /** Programs that wait for a word, the oldest first. */
      readonly asks: readonly AskingLine[];
      /** Null unless all keys are being verified. */
      readonly verifying: { readonly done: number; readonly total: number } | null;
    };

/** What a press on a line does. */
export type TrayDeed =
  | { readonly kind: 'land'; readonly place: Place }
  | { readonly kind: 'open' | 'lock' | 'verify-all' | 'snooze' | 'quit' };

/** A line of the menu; one without a deed only says how things are. */
export interface TrayLine {
  readonly id: string;
  readonly text: string;
  readonly deed: TrayDeed | null;
}

/** How the tray shows it. */
export interface TrayView {
  readonly image: 'calm' | 'due' | 'overdue';
  readonly tooltip: string;
  /** With a line between any two of them. */
  readonly groups: readonly (readonly TrayLine[])[];
}
