import type { Output, ParsedInput } from '../../../shared/ipc/contract.ts';
import type { LookView } from '../../../shared/model/look.ts';

/** Looking around this computer for keys, read-only. */
export interface Looks {
  /** Throws `ticket-expired` for a folder that was chosen too long ago. */
  start(scope: ParsedInput<'look.start'>): Promise<LookView>;
  get(): LookView | null;
  /** Ends what is under way, questions to clouds too; what was found stays. */
  stop(): void;
  /** Throws as `PlaceTickets.issue`. */
  pickFolder(): Promise<Output<'look.pickFolder'>>;
  /** Throws `ticket-expired` for another look than the last, `invalid-input`. A row that is no whole key is not asked. */
  verify(input: ParsedInput<'look.verify'>): Promise<LookView>;
  /** Throws `ticket-expired`, also while it is under way, and as `commitDraft`. */
  import(input: ParsedInput<'look.import'>): Promise<Output<'look.import'>>;
  /**
   * Throws `ticket-expired`, `invalid-input`, `place-gone`, `file-changed`, `file-not-ours`, `file-not-writable`,
   * `file-unreadable`.
   */
  restrict(input: ParsedInput<'look.restrict'>): Promise<LookView>;
  /** Forgets what was found, secrets and all. Called at lock. */
  clear(): void;
}
