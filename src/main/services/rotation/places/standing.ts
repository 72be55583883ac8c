import type { Delivery } from '../../../../shared/model/consumer.ts';
import type { RotationView } from '../../../../shared/model/rotation.ts';
import type { ReadDb } from '../../../vault/index.ts';
import type { StoredDelivery } from '../../../vault/repositories/deliveries.ts';
import type { Rotation } from '../engine/types.ts';
import { follows, isElsewhere, isHandmade } from './kinds.ts';
import { type Direction, type Target, targetsOf } from './ledger.ts';

/** Which key the places of a rotation get as it stands: the new one, or the old one again. */
export const directionOf = ({ phase }: Rotation): Direction =>
  phase.kind === 'undoing' && phase.step === 'delete-candidate' ? 'back' : 'forth';

/** Whether a place waits for a person's word: it could not be served, or only a person can. */
export const isOpen = (row: StoredDelivery | null): boolean =>
  row !== null && (row.state === 'failed' || (row.state === 'waiting' && row.at !== null));

/** The word on a place that counts as the rotation stands. */
export const wordOn = (rotation: Rotation, target: Target): StoredDelivery | null =>
  target[directionOf(rotation)];

/** The places of a rotation that wait for a person's word. Nobody has to say anything once it ended. */
export function openTargets(rotation: Rotation, targets: readonly Target[]): readonly Target[] {
  if (rotation.endedAt !== null) return [];
  return targets.filter((target) => isOpen(wordOn(rotation, target)));
}

/** How many places a rotation serves, and how many of them wait for a person. */
export function placesOf(db: ReadDb, rotation: Rotation): RotationView['places'] {
  const targets = targetsOf(db, rotation);
  return { total: targets.length, open: openTargets(rotation, targets).length };
}

/** How the places of a rotation stand, as the interface shows them; `device` is the name of this computer. */
export function deliveriesOf(db: ReadDb, rotation: Rotation, device: string): Delivery[] {
  return targetsOf(db, rotation).map((target) => {
    const { consumer, forth, back } = target;
    const row = back ?? forth;
    return {
      consumer,
      direction: row?.direction ?? 'forth',
      state: row?.state ?? 'waiting',
      byHand:
        !follows(consumer) &&
        (isHandmade(consumer) ||
          isElsewhere(consumer, device) ||
          (row?.state === 'waiting' && row.at !== null)),
      problem: row?.problem ?? null,
      at: row?.at ?? null,
    };
  });
}
