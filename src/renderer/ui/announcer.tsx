import { useSyncExternalStore } from 'react';

let message = { text: '', turn: 0 };
const listeners = new Set<() => void>();

/**
 * Has a screen reader say a sentence, politely, with nothing to see. Never a secret.
 * The same sentence twice is said twice.
 */
export function announce(text: string): void {
  message = { text, turn: message.turn + 1 };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The live region that `announce` speaks through. Once in the app, always mounted. */
export function Announcer() {
  const { text, turn } = useSyncExternalStore(subscribe, () => message);
  return (
    <div role="status" aria-live="polite" className="visually-hidden">
      <span key={turn}>{text}</span>
    </div>
  );
}
