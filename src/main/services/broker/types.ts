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

/** What another program may ask the running app. */
export interface BrokerRequest {
  readonly channel: string;
  readonly input: unknown;
}

/** The app's answers to other programs of this person, and the words that it needs for them. */
export interface Broker {
  /**
   * Answers one request as the router would, after a person's word where it hands a key out. Locked, refused and unknown
   * requests are answered at once. `gone` aborts when the caller left. Never rejects.
   */
  answer(request: BrokerRequest, program: AskingProgram, gone: AbortSignal): Promise<Envelope<unknown>>;
  /** The keys that a text means, by id, the start of one, or public id; several where it is not clear which. */
  find(text: string): CredentialId[];
  status(): BrokerStatus;
  pending(): PendingAsk[];
  /** Throws `not-found` for one that waits no more. */
  decide(input: ParsedInput<'broker.decide'>): void;
  consents(): Consent[];
  revoke(ids: readonly ConsentId[]): void;
  /** Refuses whatever waits; for a lock and the end. */
  leave(): void;
  close(): Promise<void>;
}
