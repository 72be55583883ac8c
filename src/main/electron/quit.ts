import { app } from 'electron';

/** Quitting does not wait longer than this for the services: the vault's own writes are complete at every instant. */
const PATIENCE_MS = 5_000;

/** What else happens on the way out. */
export interface Farewell {
  /** Before anything is closed: what the person has to be asked. */
  ask(): Promise<void>;
  /** When all is closed: ends the app. */
  leave(): void;
}

/**
 * Locks the vault and ends the services before the app quits, whatever asked it to. Asked again meanwhile, it goes on with
 * what it does already.
 */
export function closeBeforeQuit(close: () => Promise<void>, { ask, leave }: Farewell): void {
  let way: 'none' | 'closing' | 'closed' = 'none';
  app.on('before-quit', (event) => {
    if (way === 'closed') return;
    event.preventDefault();
    if (way === 'closing') return;
    way = 'closing';
    void ask()
      .catch(() => undefined)
      .then(() => {
        const late = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS));
        return Promise.race([close(), late]);
      })
      .catch(() => undefined)
      .finally(() => {
        way = 'closed';
        leave();
      });
  });
}
