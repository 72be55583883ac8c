import type { ChannelName } from '../shared/ipc/channels.ts';
import type { Input, Output } from '../shared/ipc/contract.ts';
import type { Envelope } from '../shared/ipc/envelope.ts';
import type { EventName, EventPayloads } from '../shared/ipc/events.ts';

/** What the page sees as `window.keyturn`: one frozen object, and no way to name a channel that does not exist. */
export interface KeyturnBridge {
  /** One function a channel. Resolves to an envelope; rejects only where main is gone. */
  readonly call: { readonly [C in ChannelName]: (input: Input<C>) => Promise<Envelope<Output<C>>> };
  /** Listens to what main tells; the returned function ends it. */
  readonly on: <E extends EventName>(event: E, listener: (payload: EventPayloads[E]) => void) => () => void;
  /** A ticket for a file that was dropped on the page or chosen in it. Only a real File yields one, never a path. */
  readonly fileTicket: (file: File) => Promise<Envelope<NonNullable<Output<'import.pick'>>>>;
}
