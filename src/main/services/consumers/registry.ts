import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { Consumer, ConsumerId, Place } from '../../../shared/model/consumer.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { ReadDb, Vault, WriteDb } from '../../vault/index.ts';
import {
  deleteConsumer,
  getConsumer,
  listConsumers,
  putConsumer,
} from '../../vault/repositories/consumers.ts';
import { getCredential } from '../../vault/repositories/credentials.ts';
import { newId } from '../new-id.ts';
import { heirOf } from '../rotation/lineage.ts';
import type { ConsumersDeps } from './parts.ts';
import { notePlace, placeName, placesByName, rememberPlaces } from './remember.ts';

type About = Pick<Consumer, 'note' | 'restart'>;

/** The places as they are kept. Each change is a row of the audit, with ids and kinds alone. */
export interface Registry {
  /** Throws `not-found`. */
  get(id: ConsumerId): Consumer;
  /** Throws `not-found` for a key that is not there. */
  of(credential: CredentialId | null): Consumer[];
  /** Of a key that is out of use it becomes a place of the one that took its place. Throws `not-found` for none that is there. */
  add(credentialId: CredentialId, place: Place, about: About): Consumer;
  /** The place as that of the key that took the place of its own, where there is one. Throws `not-found`. */
  toHeir(one: Consumer): Consumer;
  /** Throws `not-found`. */
  edit(id: ConsumerId, change: (before: Consumer) => Consumer): Consumer;
  /** All of them or none. Throws `not-found`. */
  remove(ids: readonly ConsumerId[]): void;
  /** The same place, whosever it is; null where it is not remembered. */
  same(place: Place): Consumer | null;
  /** As `rememberPlaces`, for one. */
  remember(credentialId: CredentialId, place: Place): ConsumerId;
}

function found(db: ReadDb, id: ConsumerId): Consumer {
  const one = getConsumer(db, id);
  if (one === null) throw new KeyturnError('not-found');
  return one;
}

function requireKey(db: ReadDb, id: CredentialId): void {
  if (getCredential(db, id) === null) throw new KeyturnError('not-found');
}

export function createRegistry({
  session,
  events,
  random,
  clock,
}: Pick<ConsumersDeps, 'session' | 'events' | 'random' | 'clock'>): Registry {
  const changing = <T>(run: (vault: Vault, db: WriteDb) => T): T => {
    const vault = session.vault();
    const result = vault.write((db) => run(vault, db));
    events.emit('consumers.changed', {});
    return result;
  };

  const registry: Registry = {
    get: (id) => session.vault().read((db) => found(db, id)),

    of: (credential) =>
      session.vault().read((db) => {
        if (credential !== null) requireKey(db, credential);
        return listConsumers(db, credential);
      }),

    add: (wanted, place, about) =>
      changing((vault, db) => {
        requireKey(db, wanted);
        const credentialId = heirOf(db, wanted);
        const id = newId<ConsumerId>(random);
        const made: Consumer = { id, credentialId, place, ...about, addedAt: clock.now() };
        putConsumer(db, made);
        notePlace(vault, db, 'consumer.added', made);
        return made;
      }),

    toHeir: (one) => {
      const credentialId = session.vault().read((db) => heirOf(db, one.credentialId));
      if (credentialId === one.credentialId) return one;
      return registry.edit(one.id, (before) => ({ ...before, credentialId }));
    },

    edit: (id, change) =>
      changing((vault, db) => {
        const changed = change(found(db, id));
        putConsumer(db, changed);
        notePlace(vault, db, 'consumer.edited', changed);
        return changed;
      }),

    remove: (ids) =>
      changing((vault, db) => {
        for (const id of new Set(ids)) {
          const gone = found(db, id);
          deleteConsumer(db, id);
          notePlace(vault, db, 'consumer.removed', gone);
        }
      }),

    same: (place) => session.vault().read((db) => placesByName(db).get(placeName(place)) ?? null),

    remember: (credentialId, place) =>
      changing((vault, db) => {
        const sighting = { credentialId, place };
        const [id] = rememberPlaces(vault, db, [sighting], { random, now: clock.now() });
        if (id === undefined) throw new KeyturnError('internal');
        return id;
      }),
  };
  return registry;
}
