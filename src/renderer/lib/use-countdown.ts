import { useEffect, useState } from 'react';

const secondsUntil = (at: number | null): number =>
  at === null ? 0 : Math.max(0, Math.ceil((at - Date.now()) / 1000));

/** Whole seconds until an instant (ms since 1970), counting down to 0; 0 for null. */
export function useCountdown(at: number | null): number {
  const [seconds, setSeconds] = useState(() => secondsUntil(at));
  useEffect(() => {
    const tick = (): void => setSeconds(secondsUntil(at));
    tick();
    if (secondsUntil(at) === 0) return;
    const timer = window.setInterval(() => {
      tick();
      if (secondsUntil(at) === 0) window.clearInterval(timer);
    }, 250);
    return () => window.clearInterval(timer);
  }, [at]);
  return seconds;
}
