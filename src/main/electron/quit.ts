import { app } from 'electron';

/** Quitting does not wait longer than this for the services: the vault's own writes are complete at every instant. */
const PATIENCE_MS = 5_000;

/** Locks the vault and ends the services before the app quits, whatever asked it to. */
export function closeBeforeQuit(close: () => Promise<void>): void {
  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    closed = true;
    const late = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS));
    void Promise.race([close(), late])
      .catch(() => undefined)
      .finally(() => app.quit());
  });
}
