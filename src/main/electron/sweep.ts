import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Long enough for what a lock and a window leave behind to end. */
const SETTLE_MS = 1_500;

type Collect = (options: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void;

/** V8's own collector; null where the runtime does not hand it out. */
function collector(): Collect | null {
  try {
    setFlagsFromString('--expose-gc');
    const found: unknown = runInNewContext('gc');
    setFlagsFromString('--no-expose-gc');
    return typeof found === 'function' ? (found as Collect) : null;
  } catch {
    return null;
  }
}

/**
 * Gives back, a moment later, what nobody holds any more. An app that lies in the tray allocates next to nothing, so V8
 * would keep the garbage of the window and of the open vault for hours: its memory, and the texts in it.
 */
export function createSweep(wished: () => boolean): () => void {
  const collect = collector();
  let timer: NodeJS.Timeout | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (wished()) collect?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
    }, SETTLE_MS).unref();
  };
}
