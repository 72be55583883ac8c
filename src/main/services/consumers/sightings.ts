import type { Consumer, ConsumerId } from '../../../shared/model/consumer.ts';
import { heldKey } from './held-key.ts';
import type { Workshop } from './parts.ts';
import { type ReadPlace, seePlace } from './see.ts';
import type { Seen } from './types.ts';

/** For how long the answer of a check command counts, unless the key or the place changes. */
const FRESH_MS = 60_000;

/**
 * Looking at places for a list. Files are read each time; check commands, which get the key, are not run again for every
 * screen that shows them.
 */
export interface Sightings {
  /** Throws `vault-locked`. */
  see(consumer: Consumer, read: ReadPlace): Promise<Seen>;
  forget(id: ConsumerId): void;
  clear(): void;
}

export function createSightings(workshop: Workshop): Sightings {
  const { session, clock } = workshop;
  const checked = new Map<
    ConsumerId,
    { readonly of: string; readonly at: number; readonly seen: Promise<Seen> }
  >();

  /** What the answer of a check depends on. */
  const subject = ({ credentialId, place }: Consumer): string => {
    const held = session.vault().read((db) => heldKey(db, credentialId));
    const prints = [held.secret, held.token].map((print) => print?.toString('hex') ?? '');
    return JSON.stringify([credentialId, held.publicId, ...prints, place]);
  };

  return {
    async see(consumer, read) {
      const { id, place, credentialId } = consumer;
      if (place.kind !== 'command' || place.check === null)
        return seePlace(workshop, consumer, credentialId, read);
      const of = subject(consumer);
      const known = checked.get(id);
      if (known?.of === of && clock.monotonic() - known.at < FRESH_MS) return known.seen;
      const seen = seePlace(workshop, consumer, credentialId, read);
      checked.set(id, { of, at: clock.monotonic(), seen });
      // What could not be answered is asked again.
      seen.catch(() => checked.delete(id));
      return seen;
    },
    forget: (id) => void checked.delete(id),
    clear: () => checked.clear(),
  };
}
