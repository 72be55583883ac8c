import type { Session } from 'electron';
import { isAppUrl } from './origin.ts';

/** Cancels every request that is not for the interface itself, and every download; main alone talks to clouds. */
export function blockNetwork(session: Session): void {
  session.webRequest.onBeforeRequest((details, callback) => callback({ cancel: !isAppUrl(details.url) }));
  session.on('will-download', (event) => event.preventDefault());
}
