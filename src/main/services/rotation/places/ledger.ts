import type { Consumer, Delivery } from '../../../../shared/model/consumer.ts';
import type { CredentialId } from '../../../../shared/model/ids.ts';
import type { ReadDb, WriteDb } from '../../../vault/index.ts';
import {
  getConsumer,
  listConsumers,
  moveConsumers,
  putConsumer,
} from '../../../vault/repositories/consumers.ts';
import {
  deleteDelivery,
  listDeliveries,
  putDelivery,
  type StoredDelivery,
} from '../../../vault/repositories/deliveries.ts';
import type { Rotation } from '../engine/types.ts';
import { isLeak } from './kinds.ts';

export type Direction = Delivery['direction'];

/** A place with what was written down of it, in both directions. */
export interface Target {
  readonly consumer: Consumer;
  readonly forth: StoredDelivery | null;
  readonly back: StoredDelivery | null;
}

const served = (db: ReadDb, of: CredentialId): Consumer[] =>
  listConsumers(db, of).filter((consumer) => !isLeak(consumer));

/** The places of a rotation that something was written down of, and those of the key that it replaces. */
export function targetsOf(db: ReadDb, rotation: Rotation): Target[] {
  const rows = listDeliveries(db, rotation.id);
  const rowOf = (id: string, direction: Direction) =>
    rows.find((row) => row.consumerId === id && row.direction === direction) ?? null;
  // One that became another key's meanwhile is none of its business any more.
  const isOwn = ({ credentialId }: Consumer) =>
    rotation.endedAt !== null ||
    credentialId === rotation.credentialId ||
    credentialId === rotation.candidate?.credentialId;
  const noted = [...new Set(rows.map((row) => row.consumerId))]
    .flatMap((id) => getConsumer(db, id) ?? [])
    .filter(isOwn);
  const known = new Set<string>(noted.map(({ id }) => id));
  const joined = rotation.endedAt === null ? served(db, rotation.credentialId) : [];
  return [...noted, ...joined.filter(({ id }) => !known.has(id))]
    .toSorted((a, b) => a.addedAt - b.addedAt || (a.id < b.id ? -1 : 1))
    .map((consumer) => ({
      consumer,
      forth: rowOf(consumer.id, 'forth'),
      back: rowOf(consumer.id, 'back'),
    }));
}

/** The places that came to a key by itself while it was in use: nothing was written down of them. */
export function addedTo(db: ReadDb, rotation: Rotation, key: CredentialId): Target[] {
  const known = new Set<string>(listDeliveries(db, rotation.id).map((row) => row.consumerId));
  return served(db, key)
    .filter(({ id }) => !known.has(id))
    .map((consumer) => ({ consumer, forth: null, back: null }));
}

const begun = (consumer: Consumer, state: StoredDelivery['state']): StoredDelivery => ({
  consumerId: consumer.id,
  direction: 'forth',
  state,
  problem: null,
  at: null,
});

/** The places are the new key's from now on, those that nobody served yet as well. */
export function movePlacesForth(db: WriteDb, rotation: Rotation): void {
  const to = rotation.candidate?.credentialId ?? null;
  if (to === null) return;
  for (const { consumer } of addedTo(db, rotation, rotation.credentialId)) {
    putDelivery(db, rotation.id, begun(consumer, 'waiting'));
  }
  moveConsumers(db, rotation.credentialId, to);
}

/**
 * The places are the old key's again. Of a key that is about to be deleted all of them, and what came to it since it was
 * in use has it, whoever gave it; one that was there before keeps its own.
 */
export function movePlacesBack(db: WriteDb, rotation: Rotation): void {
  const { candidate, credentialId } = rotation;
  const from = candidate?.credentialId ?? null;
  if (candidate === null || from === null) return;
  if (candidate.ours) {
    for (const { consumer } of addedTo(db, rotation, from)) {
      putDelivery(db, rotation.id, begun(consumer, 'done'));
    }
    moveConsumers(db, from, credentialId);
    return;
  }
  for (const { consumer, forth } of targetsOf(db, rotation)) {
    if (forth !== null && consumer.credentialId === from) putConsumer(db, { ...consumer, credentialId });
  }
}

/** Forgets a way back that was not gone to its end: those places get the new key once more. */
export function forgetBack(db: WriteDb, rotation: Rotation): void {
  for (const { consumer, forth, back } of targetsOf(db, rotation)) {
    if (back === null) continue;
    deleteDelivery(db, rotation.id, consumer.id, 'back');
    if (forth?.state !== 'waived') deleteDelivery(db, rotation.id, consumer.id, 'forth');
  }
}

/** What failed is tried again, since a person looked into it. */
export function retryFailed(db: WriteDb, rotation: Rotation): void {
  for (const row of listDeliveries(db, rotation.id)) {
    if (row.state === 'failed') putDelivery(db, rotation.id, { ...row, state: 'waiting', at: null });
  }
}
