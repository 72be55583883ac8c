import type { KeyturnBridge } from '../../preload/api.ts';
import type { ChannelName } from '../../shared/ipc/channels.ts';
import type { Input, Output } from '../../shared/ipc/contract.ts';
import { type Envelope, KeyturnError } from '../../shared/ipc/envelope.ts';
import type { EventName, EventPayloads } from '../../shared/ipc/events.ts';
import type { TicketId } from '../../shared/model/ids.ts';

/** What the stores see of main: answers instead of envelopes, and `KeyturnError` thrown for the rest. */
export interface Client {
  call<C extends ChannelName>(channel: C, input: Input<C>): Promise<Output<C>>;
  /** Returns the function that ends the subscription. */
  on<E extends EventName>(event: E, listener: (payload: EventPayloads[E]) => void): () => void;
  /** Hands a dropped file to main, which answers with a one-time handle; the page never learns its path. */
  fileTicket(file: File): Promise<TicketId>;
}

function unwrap<T>(envelope: Envelope<T>): T {
  if (envelope.ok) return envelope.value;
  throw new KeyturnError(envelope.error.code, envelope.error.params);
}

/** The only way from the page to main. */
export function createClient(bridge: KeyturnBridge = window.keyturn): Client {
  return {
    async call(channel, input) {
      return unwrap(await bridge.call[channel](input));
    },
    on: (event, listener) => bridge.on(event, listener),
    async fileTicket(file) {
      return unwrap(await bridge.fileTicket(file)).ticket;
    },
  };
}
