import { createHash } from 'node:crypto';
import type { Clipboard } from '../ports/clipboard.ts';
import type { Clock } from '../ports/clock.ts';
import type { Events } from './events.ts';

/** Puts things on the clipboard and takes secrets off it again, only if they are still what lies there. */
export interface ClipboardGuard {
  copyPlain(text: string): Promise<void>;
  /** Returns the instant at which the secret is taken off. */
  copySecret(text: string, seconds: number): Promise<number>;
  /** At once: by request, at lock, before quitting. No-op when nothing of ours waits. */
  clearNow(): Promise<void>;
}

// Only a hash is kept while the timer runs, so that the guard is not one more place where the secret lies.
const digest = (text: string): string => createHash('sha256').update(text).digest('base64');

export function createClipboardGuard(clipboard: Clipboard, clock: Clock, events: Events): ClipboardGuard {
  let waiting: { readonly digest: string; readonly cancel: () => void } | null = null;

  const forget = (): void => {
    waiting?.cancel();
    waiting = null;
  };

  const clear = async (ours: string): Promise<void> => {
    const stillOurs = digest(await clipboard.read()) === ours;
    if (stillOurs) await clipboard.clear();
    events.emit('clipboard.cleared', { reason: stillOurs ? 'cleared' : 'taken' });
  };

  return {
    async copyPlain(text) {
      forget();
      await clipboard.write(text, 'plain');
    },
    async copySecret(text, seconds) {
      forget();
      await clipboard.write(text, 'secret');
      const ours = digest(text);
      const clearsAt = clock.now() + seconds * 1000;
      const cancel = clock.after(seconds * 1000, () => {
        waiting = null;
        void clear(ours);
      });
      waiting = { digest: ours, cancel };
      events.emit('clipboard.armed', { clearsAt });
      return clearsAt;
    },
    async clearNow() {
      const ours = waiting?.digest;
      forget();
      if (ours !== undefined) await clear(ours);
    },
  };
}
