import { type Consumer, type ConsumerId, consumer, type Place } from '../../../shared/model/consumer.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { Random } from '../../ports/random.ts';
import type { ReadDb, Vault, WriteDb } from '../../vault/index.ts';
import { listConsumers, putConsumer } from '../../vault/repositories/consumers.ts';
import { newId } from '../new-id.ts';

/** What two notes of one place have in common, whatever else is said of it. */
export function placeName(place: Place): string {
  switch (place.kind) {
    case 'file':
      return JSON.stringify([place.kind, place.device, place.path, place.file, place.entry]);
    case 'environment':
      return JSON.stringify([place.kind, place.device, [...place.variables].sort()]);
    case 'command':
      return JSON.stringify([place.kind, place.device, place.name]);
    case 'by-hand':
      return JSON.stringify([place.kind, place.what, place.name]);
  }
}

/** Writes down what was done with a place: ids and kinds alone. */
export function notePlace(
  vault: Vault,
  db: WriteDb,
  action: 'consumer.added' | 'consumer.edited' | 'consumer.removed',
  { id, credentialId, place }: Consumer,
): void {
  vault.audit(db, { action, credentialId, detail: { consumer: id, kind: place.kind } });
}

/** The places that are remembered, by their names. */
export const placesByName = (db: ReadDb): ReadonlyMap<string, Consumer> =>
  new Map(listConsumers(db, null).map((one) => [placeName(one.place), one]));

/** A key, and a place that was seen to hold it. */
export interface Sighting {
  readonly credentialId: CredentialId;
  readonly place: Place;
}

const holdsOf = (place: Place): string | null => (place.kind === 'file' ? place.holds : null);

/**
 * Remembers where keys were seen, in the transaction of `db`. A place that is remembered already stays the one that it is,
 * with its note; where another key lies there by now it becomes that one's, since a rotation of the first would otherwise
 * write over it. Returns the places, in the order of the sightings.
 */
export function rememberPlaces(
  vault: Vault,
  db: WriteDb,
  sightings: readonly Sighting[],
  { random, now }: { readonly random: Random; readonly now: number },
): ConsumerId[] {
  const known = new Map(placesByName(db));
  return sightings.map(({ credentialId, place }) => {
    const there = known.get(placeName(place));
    if (there?.credentialId === credentialId && holdsOf(there.place) === holdsOf(place)) return there.id;
    const blank = { id: newId(random), note: '', restart: '', addedAt: now };
    const one = consumer.parse({ ...(there ?? blank), credentialId, place });
    putConsumer(db, one);
    known.set(placeName(place), one);
    notePlace(vault, db, there === undefined ? 'consumer.added' : 'consumer.edited', one);
    return one.id;
  });
}
