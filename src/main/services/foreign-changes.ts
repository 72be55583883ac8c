import type { Clock } from '../ports/clock.ts';
import type { Events } from './events.ts';
import type { VaultSession } from './vault-session.ts';

const EVERY_MS = 1500;

/**
 * Notices what another process (the command line, usually) wrote into the open vault and has everything reloaded.
 * Asking costs one pragma that reads a counter in shared memory. Returns the way to stop.
 */
export function watchForeignChanges(session: VaultSession, events: Events, clock: Clock): () => void {
  let cancel = (): void => undefined;
  const look = (): void => {
    if (session.isOpen() && session.vault().foreignChange()) {
      events.emit('credentials.changed', { ids: [] });
      events.emit('rotations.changed', { ids: [] });
      events.emit('backups.changed', {});
    }
    cancel = clock.after(EVERY_MS, look);
  };
  cancel = clock.after(EVERY_MS, look);
  return () => cancel();
}
