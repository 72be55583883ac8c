import type { EventName, EventPayloads } from '../../shared/ipc/events.ts';

export type EventListener = <E extends EventName>(name: E, payload: EventPayloads[E]) => void;

/** Where services say what changed; the window, the tray and the CLI listen. */
export interface Events {
  emit<E extends EventName>(name: E, payload: EventPayloads[E]): void;
  /** The returned function ends the subscription. */
  subscribe(listener: EventListener): () => void;
}

export function createEvents(): Events {
  const listeners = new Set<EventListener>();
  return {
    emit(name, payload) {
      for (const listener of [...listeners]) listener(name, payload);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
