import type { ChannelName } from '../shared/ipc/channels.ts';
import type { Input, Output } from '../shared/ipc/contract.ts';
import type { Envelope } from '../shared/ipc/envelope.ts';
import type { EventName } from '../shared/ipc/events.ts';
import type { TicketId, TicketKind } from '../shared/model/ids.ts';
import { AnswerError } from './errors.ts';

/** The part of the composed app that a terminal needs: the channels, a ticket for a file, and an end. */
export interface CliApp {
  handle<C extends ChannelName>(channel: C, input: Input<C>): Promise<Envelope<Output<C>>>;
  /** A one-time handle to the place at an absolute path; a file to read where no kind is given. */
  ticketFor(path: string, kind?: TicketKind): Promise<Envelope<{ ticket: TicketId }>>;
  /** Tells that something changed; the returned function ends it. */
  subscribe(listener: (name: EventName) => void): () => void;
  close(): Promise<void>;
}

/** The program that gets what a command line is asked for. */
export interface Caller {
  readonly program: string;
  readonly script: string | null;
}

/** What is needed to compose the app for one vault folder. */
export interface OpenRequest {
  /** Null: where the vault lies by default, or `KEYTURN_HOME`. */
  readonly folder: string | null;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly version: string;
  readonly systemLocale: string;
  /** Who gets keys from it; `started-this`: whoever started the command line. Null where no command hands any out. */
  readonly caller: Caller | 'started-this' | null;
}

/** Composes the app; nothing is unlocked yet. */
export type OpenApp = (request: OpenRequest) => Promise<CliApp>;

/** The value of an answer. Throws AnswerError for an error. */
export function unwrap<T>(answer: Envelope<T>): T {
  if (answer.ok) return answer.value;
  throw new AnswerError(answer.error);
}

/** Asks a channel. Throws AnswerError for an error. */
export async function call<C extends ChannelName>(
  app: CliApp,
  channel: C,
  input: Input<C>,
): Promise<Output<C>> {
  return unwrap(await app.handle(channel, input));
}
