import type { Consumer, ConsumerId } from '../../../shared/model/consumer.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { ReadDb } from '../../vault/index.ts';
import {
  deleteConsumer,
  getConsumer,
  listConsumers,
  putConsumer,
} from '../../vault/repositories/consumers.ts';
import { getCredential } from '../../vault/repositories/credentials.ts';
import { consumersChangedSince, type PlaceChange } from '../../vault/repositories/merging.ts';
import { heirOf } from '../rotation/lineage.ts';
import type { Work } from './work.ts';

type Changes = ReadonlyMap<string, PlaceChange>;

const same = (a: Consumer, b: Consumer): boolean =>
  JSON.stringify([a.place, a.note, a.restart]) === JSON.stringify([b.place, b.note, b.restart]);

/** Whether a key is one that is used: a rotation moves its places to the key that is. */
function isInUse(db: ReadDb, id: CredentialId): boolean {
  const key = getCredential(db, id);
  return key !== null && key.removedAt === null && key.state === 'active';
}

/** Whose place it is where the copies differ: the key in use, by the rotations that were merged before. */
function ownerOf({ db }: Work, ours: Consumer, theirs: Consumer, later: 'here' | 'there'): CredentialId {
  const [here, there] = [ours.credentialId, theirs.credentialId];
  if (here === there || getCredential(db, there) === null) return here;
  if (isInUse(db, here) !== isInUse(db, there)) return isInUse(db, here) ? here : there;
  return later === 'here' ? here : there;
}

/** The place was not here: it was added there since, or removed here. */
function takeNew(work: Work, theirs: Consumer, here: Changes, there: Changes): void {
  const removedHere = here.get(theirs.id)?.gone === true;
  // Whoever changed a place that the other one removed still needs it.
  if (removedHere && !there.has(theirs.id)) return;
  const { db } = work;
  if (getCredential(db, theirs.credentialId) === null) return;
  // Here its key may have been replaced long ago.
  putConsumer(db, { ...theirs, credentialId: heirOf(db, theirs.credentialId) });
}

/**
 * Brings the places of both copies together: one that either side removed stays away unless the other changed it since, and
 * of what both changed the later word counts. The keys and rotations must have been merged before.
 */
export function mergePlaces(work: Work): void {
  const { db, other, base } = work;
  const here = consumersChangedSince(db, base.here);
  const there = consumersChangedSince(other, base.there);
  const theirs = new Map(listConsumers(other, null).map((one) => [one.id, one]));
  for (const ours of listConsumers(db, null)) {
    if (theirs.has(ours.id) || there.get(ours.id)?.gone !== true || here.has(ours.id)) continue;
    deleteConsumer(db, ours.id);
  }
  for (const one of theirs.values()) {
    const ours = getConsumer(db, one.id as ConsumerId);
    if (ours === null) {
      takeNew(work, one, here, there);
      continue;
    }
    const [at, theirAt] = [here.get(one.id)?.at ?? -1, there.get(one.id)?.at ?? -1];
    const later = theirAt > at ? 'there' : 'here';
    const credentialId = ownerOf(work, ours, one, later);
    const kept = later === 'there' ? one : ours;
    if (credentialId !== ours.credentialId || !same(kept, ours)) putConsumer(db, { ...kept, credentialId });
  }
}
