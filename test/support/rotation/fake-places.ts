import type { PlaceServing, Seen } from '../../../src/main/services/consumers/types.ts';
import { type ErrorCode, KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import {
  type Consumer,
  type ConsumerId,
  consumerId,
  type Place,
} from '../../../src/shared/model/consumer.ts';
import type { CredentialId } from '../../../src/shared/model/ids.ts';

export const DEVICE = 'd'.repeat(16);

/** Whatever a place holds that no vault knows. */
export const STRANGER = 'stranger';

export const placeId = (n: number): ConsumerId => consumerId.parse(`${n}`.padStart(16, '0'));

export const filePlace = (path: string, over: Partial<Extract<Place, { kind: 'file' }>> = {}): Place => ({
  kind: 'file',
  device: DEVICE,
  deviceName: 'here',
  path,
  file: 'aws-credentials',
  entry: 'default',
  holds: 'values',
  ...over,
});

export const byHandPlace = (name: string): Place => ({
  kind: 'by-hand',
  what: 'jenkins',
  name,
  owner: 'ops',
});

export const commandPlace = (name: string): Place => ({
  ...{ kind: 'command', device: DEVICE, deviceName: 'here', name },
  ...{ run: ['put-key'], check: null, restore: null, timeoutSeconds: 60 },
});

export const consumerOf = (n: number, credentialId: CredentialId, place: Place): Consumer => ({
  ...{ id: placeId(n), credentialId, place, note: '', restart: '', addedAt: n },
});

/** Places in memory, each with the key that it has: they outlive the programs that serve them. */
export interface FakePlaces {
  /** The entry of the key that a place has. */
  readonly has: Map<ConsumerId, string>;
  /** Places that refuse, and with which error. */
  readonly broken: Map<ConsumerId, ErrorCode>;
  /** Every serving, as `place key`. */
  readonly served: string[];
  /** Awaited in the middle of each serving, before the place has its key. */
  meanwhile: (consumer: Consumer) => Promise<void> | void;
  /** The serving as a program sees it; `pass` hears of each before and after it had its effect. */
  serving(pass?: (moment: { readonly kind: 'place'; readonly what: string }) => void): PlaceServing;
}

export function fakePlaces(): FakePlaces {
  const has = new Map<ConsumerId, string>();
  const broken = new Map<ConsumerId, ErrorCode>();
  const served: string[] = [];
  const look = ({ id, place }: Consumer, credential: CredentialId): Seen['state'] => {
    if (place.kind === 'by-hand' || place.kind === 'command') return 'unchecked';
    const held = has.get(id);
    if (held === undefined) return 'missing';
    if (held === credential) return 'current';
    return held === STRANGER ? 'changed' : 'stale';
  };
  const places: FakePlaces = {
    has,
    broken,
    served,
    meanwhile: () => undefined,
    serving: (pass = () => undefined) => ({
      see: async (consumer, credential) => ({ state: look(consumer, credential), problem: null }),
      async serve(consumer, credential) {
        pass({ kind: 'place', what: 'before' });
        await places.meanwhile(consumer);
        served.push(`${Number(consumer.id)} ${credential}`);
        if (consumer.place.kind === 'by-hand' || consumer.place.kind === 'environment') return 'by-hand';
        const code = broken.get(consumer.id);
        if (code !== undefined) throw new KeyturnError(code);
        if (look(consumer, credential) === 'missing') throw new KeyturnError('place-gone');
        if (has.get(consumer.id) === STRANGER) throw new KeyturnError('place-changed');
        has.set(consumer.id, credential);
        pass({ kind: 'place', what: 'after' });
        return 'done';
      },
    }),
  };
  return places;
}
