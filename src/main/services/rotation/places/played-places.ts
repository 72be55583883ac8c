import type { Consumer } from '../../../../shared/model/consumer.ts';
import type { RotationEvent } from '../../../../shared/model/rotation.ts';
import type { RotationTime } from '../time.ts';
import { placeNote } from './note.ts';
import type { Places } from './serve-places.ts';

/** The places of a rehearsal: each is served at once, and nothing real is touched. `noted` gets the lines of the receipt. */
export function playedPlaces(
  consumers: readonly Consumer[],
  time: RotationTime,
  noted: (event: RotationEvent) => void,
): Places {
  const have = new Set<Consumer>();
  return {
    async distribute(rotation) {
      for (const consumer of consumers) {
        if (have.has(consumer)) continue;
        have.add(consumer);
        noted(placeNote(rotation, 'forth', 'place-served', consumer, time.now().local));
      }
      return { kind: 'distributed' };
    },
    check: async () => ({ kind: 'places-checked' }),
    async handBack(rotation) {
      for (const consumer of have) {
        noted(placeNote(rotation, 'back', 'place-handed-back', consumer, time.now().local));
      }
      have.clear();
      return { kind: 'handed-back' };
    },
  };
}
