import { KeyturnError } from '../../../../shared/ipc/envelope.ts';
import type { ConsumerId, DeliveryAnswer } from '../../../../shared/model/consumer.ts';
import type { WriteDb } from '../../../vault/index.ts';
import { putDelivery } from '../../../vault/repositories/deliveries.ts';
import { appendEvents } from '../../../vault/repositories/rotations.ts';
import type { Rotation } from '../engine/types.ts';
import { targetsOf } from './ledger.ts';
import { placeNote } from './note.ts';
import { directionOf, openTargets } from './standing.ts';

const WORDS = { done: 'place-acknowledged', waive: 'place-waived' } as const;

/**
 * Writes down a person's word on a place, and says how many places still wait for one. Throws `conflict` for a place that
 * waits for nobody (any more).
 */
export function noteAnswer(
  db: WriteDb,
  rotation: Rotation,
  id: ConsumerId,
  answer: DeliveryAnswer,
  at: number,
): number {
  const open = openTargets(rotation, targetsOf(db, rotation));
  const target = open.find(({ consumer }) => consumer.id === id);
  if (target === undefined) throw new KeyturnError('conflict', { rotation: rotation.id });
  const direction = directionOf(rotation);
  const row = { consumerId: id, direction, problem: null };
  if (answer === 'retry') putDelivery(db, rotation.id, { ...row, state: 'waiting', at: null });
  else {
    putDelivery(db, rotation.id, { ...row, state: answer === 'done' ? 'done' : 'waived', at });
    appendEvents(db, rotation.id, [placeNote(rotation, direction, WORDS[answer], target.consumer, at)]);
  }
  return open.length - 1;
}
