import { useSyncExternalStore } from 'react';

const MINUTE = 60_000;
const listeners = new Set<() => void>();
let current = Date.now();
let timer: number | undefined;

function tick(): void {
  current = Date.now();
  for (const listener of listeners) listener();
  schedule();
}

function schedule(): void {
  window.clearTimeout(timer);
  timer = window.setTimeout(tick, MINUTE - (Date.now() % MINUTE));
}

// A sleeping computer stops timers: a window that is shown or focused again must not say yesterday's "in 2 days".
function refresh(): void {
  if (document.visibilityState === 'visible') tick();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    current = Date.now();
    schedule();
    window.addEventListener('focus', refresh);
    document.addEventListener('visibilitychange', refresh);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    window.clearTimeout(timer);
    window.removeEventListener('focus', refresh);
    document.removeEventListener('visibilitychange', refresh);
  };
}

/** The present instant (ms), moving on at each full minute; one timer however many components ask. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => current);
}
