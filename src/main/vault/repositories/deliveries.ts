import {
  type ConsumerId,
  type Delivery,
  type PlaceProblem,
  placeProblem,
} from '../../../shared/model/consumer.ts';
import type { RotationId } from '../../../shared/model/rotation.ts';
import type { ReadDb, WriteDb } from '../db/handles.ts';

/** How one place stands in a rotation. */
export interface StoredDelivery {
  readonly consumerId: ConsumerId;
  readonly direction: Delivery['direction'];
  readonly state: Delivery['state'];
  readonly problem: PlaceProblem | null;
  readonly at: number | null;
}

export function listDeliveries(db: ReadDb, rotation: RotationId): StoredDelivery[] {
  return db
    .all<Omit<StoredDelivery, 'problem'> & { readonly problem: string | null }>(
      `SELECT consumer_id AS consumerId, direction, state, problem, at FROM deliveries
       WHERE rotation_id = ? ORDER BY direction DESC, consumer_id`,
      rotation,
    )
    .map((row) => ({
      ...row,
      problem: row.problem === null ? null : placeProblem.parse(JSON.parse(row.problem)),
    }));
}

/** Writes how a place stands; the word of before is gone. */
export function putDelivery(db: WriteDb, rotation: RotationId, one: StoredDelivery): void {
  db.run(
    `INSERT INTO deliveries (rotation_id, consumer_id, direction, state, problem, at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (rotation_id, consumer_id, direction) DO UPDATE SET state = excluded.state,
       problem = excluded.problem, at = excluded.at`,
    rotation,
    one.consumerId,
    one.direction,
    one.state,
    one.problem === null ? null : JSON.stringify(one.problem),
    one.at,
  );
}

/** Forgets the word on a place in one direction. */
export function deleteDelivery(
  db: WriteDb,
  rotation: RotationId,
  consumer: ConsumerId,
  direction: Delivery['direction'],
): void {
  db.run(
    'DELETE FROM deliveries WHERE rotation_id = ? AND consumer_id = ? AND direction = ?',
    rotation,
    consumer,
    direction,
  );
}
