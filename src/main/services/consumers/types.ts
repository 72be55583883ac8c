import type { Output, ParsedInput } from '../../../shared/ipc/contract.ts';
import type {
  Consumer,
  ConsumerId,
  ConsumerState,
  ConsumerView,
  Place,
  PlaceProblem,
} from '../../../shared/model/consumer.ts';
import type { CredentialId, TicketId } from '../../../shared/model/ids.ts';
import type { KeptWhy } from '../../../shared/model/kept-file.ts';

/** How a place was found. */
export interface Seen {
  readonly state: ConsumerState;
  readonly problem: PlaceProblem | null;
}

/** Giving places the key that they are for, and seeing what they have: what rotation and updates are made of. */
export interface PlaceServing {
  /** Looks at the place, read-only. Never throws but `vault-locked`. */
  see(consumer: Consumer, credential: CredentialId): Promise<Seen>;
  /**
   * Gives the place this key: rewrites the file and reads it back, or runs the command and, if that fails, the one that
   * puts `before` back. `done`: it has the key now, or asks Keyturn for it. `by-hand`: a person has to. Throws KeyturnError
   * with what was in the way; the place is as it was then. `place-changed`: it holds neither this key nor one of its line,
   * which only `over` writes over.
   */
  serve(
    consumer: Consumer,
    credential: CredentialId,
    options: { readonly why: KeptWhy; readonly before: CredentialId | null; readonly over?: boolean },
  ): Promise<'done' | 'by-hand'>;
}

/** The places that keys were handed to. Each throws `not-found` and `vault-locked`. */
export interface Consumers extends PlaceServing {
  list(of: CredentialId | null): Promise<ConsumerView[]>;
  /** Of a file that a ticket stands for. Throws `nothing-found` where no kind of file fits, and as `UserFiles.open`. */
  entries(file: TicketId): Promise<Output<'consumers.entries'>>;
  /** Throws `place-gone`, `conflict` where the place is another key's already. */
  addFile(input: ParsedInput<'consumers.addFile'>): Promise<ConsumerView>;
  addByHand(input: ParsedInput<'consumers.addByHand'>): Promise<ConsumerView>;
  addCommand(input: ParsedInput<'consumers.addCommand'>): Promise<ConsumerView>;
  editCommand(input: ParsedInput<'consumers.editCommand'>): Promise<ConsumerView>;
  edit(input: ParsedInput<'consumers.edit'>): Promise<ConsumerView>;
  remove(ids: readonly ConsumerId[]): void;
  /** `over`: whatever key stands there. A place that a rotation is about to give another key has the problem `rotating`. */
  serveAll(ids: readonly ConsumerId[], over: boolean): Promise<ConsumerView[]>;
  /** For the look around: remembers a place, or gives back the one that is remembered already. */
  remember(credential: CredentialId, place: Place): ConsumerId;
  /** Ends the programs that run, with what they started; resolves once they are gone. Called around each lock. */
  leave(): Promise<void>;
}
