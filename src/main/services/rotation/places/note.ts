import type { Consumer } from '../../../../shared/model/consumer.ts';
import type { RotationEvent } from '../../../../shared/model/rotation.ts';
import { placeName } from '../../../../shared/place-name.ts';
import type { Rotation } from '../engine/types.ts';
import type { Direction } from './ledger.ts';

type PlaceWord = Extract<RotationEvent['what'], `place-${string}`>;

/** A line of the receipt about one place: which one, and the key that it is to have. Holds paths and names, never a value. */
export function placeNote(
  { phase, candidate, oldPublicId }: Rotation,
  direction: Direction,
  what: PlaceWord,
  consumer: Pick<Consumer, 'id' | 'place'>,
  at: number,
  error: string | null = null,
): RotationEvent {
  return {
    at,
    phase: phase.kind,
    what,
    publicId: direction === 'forth' ? (candidate?.publicId ?? null) : oldPublicId,
    detail: {
      consumer: consumer.id,
      kind: consumer.place.kind,
      name: placeName(consumer.place),
      ...(error === null ? {} : { error }),
    },
  };
}
