import type { Input, Output, ParsedInput } from '../../../shared/ipc/contract.ts';
import type { LookView } from '../../../shared/model/look.ts';

/** Looking around this computer for keys, read-only. */
export interface Looks {
  start(scope: ParsedInput<'look.start'>): Promise<LookView>;
  get(): LookView | null;
  stop(): void;
  pickFolder(): Promise<Output<'look.pickFolder'>>;
  /** Throws `ticket-expired` for another look than the last. */
  verify(input: Input<'look.verify'>): Promise<LookView>;
  import(input: ParsedInput<'look.import'>): Promise<Output<'look.import'>>;
  restrict(input: Input<'look.restrict'>): Promise<LookView>;
  /** Forgets what was found, secrets and all. Called at lock. */
  clear(): void;
}
