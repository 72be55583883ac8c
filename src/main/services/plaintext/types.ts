import type { Output, ParsedInput } from '../../../shared/ipc/contract.ts';
import type { PlaceProblem } from '../../../shared/model/consumer.ts';
import type { Scrubbed } from '../../../shared/model/kept-file.ts';
import type { Receiver } from '../hand-outs/index.ts';

/** Taking plaintext out of files, and answering the commands that stand there instead. */
export interface Plaintext {
  scrub(input: ParsedInput<'plaintext.scrub'>): Promise<Scrubbed[]>;
  /** Why a command of Keyturn's would answer no tool now; null where it would. Throws `vault-locked`. */
  muted(): Promise<PlaceProblem | null>;
  /**
   * A row of the audit and a hand-out. `receiver`: who asked, where it is another program; else whoever started this one.
   * Throws `not-found`, `invalid-input` where the key's tools know no such protocol or not for such a key,
   * `secret-unreadable`, `policy-forbids`.
   */
  asProcess(
    input: ParsedInput<'plaintext.asProcess'>,
    receiver?: Receiver,
  ): Promise<Output<'plaintext.asProcess'>>;
  /** Whether the receiver shows the mark of the very same answer, so that it would get nothing new. Throws as `asProcess`. */
  repeats(input: ParsedInput<'plaintext.asProcess'>, receiver: Receiver): boolean;
  /** Names the program where it lies now in the files that name it where it lay. Never throws. */
  repair(): Promise<void>;
}
