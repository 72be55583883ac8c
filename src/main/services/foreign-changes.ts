import { KeyturnError } from '../../shared/ipc/envelope.ts';
import type { Clock } from '../ports/clock.ts';
import type { Events } from './events.ts';
import type { VaultSession } from './vault-session.ts';

const EVERY_MS = 1500;

export interface ForeignChangesDeps {
  readonly session: Pick<VaultSession, 'isOpen' | 'vault'>;
  readonly events: Events;
  readonly clock: Clock;
  /** Called when another process put another vault, or the same one under another key, in the place of the open one. */
  readonly onReplaced: () => void;
}

/**
 * Notices what another process (the command line, usually) wrote into the open vault and has everything reloaded.
 * Asking costs a look at the file and one pragma that reads a counter in shared memory. Returns the way to stop.
 */
export function watchForeignChanges({ session, events, clock, onReplaced }: ForeignChangesDeps): () => void {
  let cancel = (): void => undefined;
  const changed = (): boolean => {
    try {
      return session.isOpen() && session.vault().foreignChange();
    } catch (error) {
      if (!(error instanceof KeyturnError) || error.code !== 'vault-replaced') throw error;
      onReplaced();
      return false;
    }
  };
  const look = (): void => {
    if (changed()) {
      events.emit('credentials.changed', { ids: [] });
      events.emit('rotations.changed', { ids: [] });
      events.emit('backups.changed', {});
      events.emit('consumers.changed', {});
    }
    cancel = clock.after(EVERY_MS, look);
  };
  cancel = clock.after(EVERY_MS, look);
  return () => cancel();
}
