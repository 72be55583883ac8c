import { useEffect, useState, useSyncExternalStore } from 'react';

/** The one secret that is on the clipboard now: copying another ends its countdown. */
interface Turn {
  readonly owner: string;
  /** When main takes it off again (ms). */
  readonly clearsAt: number;
}

let turn: Turn | null = null;
const listeners = new Set<() => void>();

function set(next: Turn | null): void {
  turn = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Starts the countdown of one copy button and ends any other. */
export function startClipboardTurn(owner: string, clearsAt: number): void {
  set({ owner, clearsAt });
}

/** Ends the countdown, whoever runs it: call it when main says that the clipboard was cleared. */
export function endClipboardTurn(): void {
  if (turn !== null) set(null);
}

/** Seconds until the clipboard is cleared, counted by this owner's button; null when it has no turn. */
export function useClipboardSeconds(owner: string): number | null {
  const current = useSyncExternalStore(subscribe, () => turn);
  const clearsAt = current?.owner === owner ? current.clearsAt : null;
  const seconds = useSecondsUntil(clearsAt);
  useEffect(() => {
    if (seconds === 0 && clearsAt !== null && turn?.owner === owner) endClipboardTurn();
  }, [seconds, clearsAt, owner]);
  return seconds === 0 ? null : seconds;
}

/** Whole seconds until an instant, rounded up, ticking once a second; null for null. */
export function useSecondsUntil(at: number | null): number | null {
  const [, tick] = useState(0);
  useEffect(() => {
    if (at === null) return;
    const timer = window.setInterval(() => tick((count) => count + 1), 250);
    return () => window.clearInterval(timer);
  }, [at]);
  return at === null ? null : Math.max(0, Math.ceil((at - Date.now()) / 1000));
}
