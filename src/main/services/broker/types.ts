import type { ParsedInput } from '../../../shared/ipc/contract.ts';
import type { Envelope } from '../../../shared/ipc/envelope.ts';
import type {
  AskingProgram,
  BrokerStatus,
  Consent,
  ConsentId,
  PendingAsk,
} from '../../../shared/model/broker.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { DoorRequest } from '../../ports/door.ts';
import type { Notifier } from '../../ports/notifier.ts';

/** What telling of a program that asks needs of the shell. */
export interface AskDesk {
  readonly notifier: Notifier;
  /** The person looks at the window: it shows the question by itself. */
  readonly focused: () => boolean;
  /** Brings the window to the front; where it lands is taken by the page. */
  readonly open: () => void;
}

/** The app's answers to other programs of this person, and the words that it needs for them. */
export interface Broker {
  /**
   * Answers one request as the router would, after a person's word where it hands a key out. Locked, refused and unknown
   * requests are answered at once. `gone` aborts when the caller left. Never rejects.
   */
  answer(request: DoorRequest, program: AskingProgram, gone: AbortSignal): Promise<Envelope<unknown>>;
  /** The keys that a text means, by id, the start of one, or public id; several where it is not clear which. */
  find(text: string): CredentialId[];
  status(): BrokerStatus;
  pending(): PendingAsk[];
  /** Throws `not-found` for one that waits no more. */
  decide(input: ParsedInput<'broker.decide'>): Promise<void>;
  /** Those that hold on this computer. */
  consents(): Promise<Consent[]>;
  revoke(ids: readonly ConsentId[]): Promise<void>;
  /** Refuses whatever waits, since the vault is about to be locked. */
  leave(): void;
  /** Begins to listen, and goes on as the preferences say. For the app alone. */
  listen(): void;
  /** Begins to tell of programs that ask; the returned function ends it. */
  watch(desk: AskDesk): () => void;
  close(): Promise<void>;
}
