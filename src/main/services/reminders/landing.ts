import type { CredentialId } from '../../../shared/model/ids.ts';
import type { Place } from '../../../shared/model/reminder.ts';
import { getCredential } from '../../vault/repositories/credentials.ts';
import type { Events } from '../events.ts';
import type { VaultSession } from '../vault-session.ts';
import type { Landing } from './types.ts';
import { keysByOpaqueId, readVaultSide } from './vault-side.ts';

/** A key that is named by its opaque id alone, since the vault was locked when it was pressed. */
export interface OpaquePlace {
  readonly kind: 'opaque';
  readonly id: string;
  readonly rotate: boolean;
}

/** The landing, with what only reminders say to it. */
export interface OpaqueLanding extends Landing {
  /** As `set`; the key is looked up when the place is taken. */
  setOpaque(place: OpaquePlace): void;
}

export function createLanding(deps: {
  readonly session: Pick<VaultSession, 'vault' | 'isOpen'>;
  readonly events: Pick<Events, 'emit'>;
}): OpaqueLanding {
  const { session, events } = deps;
  let waiting: Place | OpaquePlace | null = null;

  const put = (place: Place | OpaquePlace): void => {
    waiting = place;
    events.emit('place.changed', {});
  };

  const isThere = (id: CredentialId): boolean =>
    session.vault().read((db) => getCredential(db, id)?.removedAt === null);

  const resolve = (place: Place | OpaquePlace): Place | null => {
    if (place.kind === 'opaque') {
      const id = keysByOpaqueId(session.vault().read(readVaultSide)).get(place.id);
      // Gone, or replaced meanwhile: what is due now is the next best answer.
      return id === undefined ? { kind: 'due' } : { kind: 'key', id, rotate: place.rotate };
    }
    return place.kind === 'key' && !isThere(place.id) ? { kind: 'due' } : place;
  };

  return {
    set: put,
    setOpaque: put,
    take() {
      if (waiting === null) return null;
      const place = resolve(waiting);
      waiting = null;
      return place;
    },
  };
}
