import { useEffect, useState } from 'react';
import type { Delivery } from '../../../shared/model/consumer.ts';
import type { RotationView } from '../../../shared/model/rotation.ts';
import { useStores } from '../../stores/react.ts';

interface Held {
  readonly id: string;
  readonly deliveries: readonly Delivery[];
}

/**
 * The places that a rotation serves, asked for again whenever it or a place is told anew; null until they are here. Those of
 * another rotation are never shown.
 */
export function useDeliveries(rotation: RotationView): readonly Delivery[] | null {
  const { client } = useStores();
  const [held, setHeld] = useState<Held | null>(null);
  const { id, places } = rotation;
  const none = places.total === 0;
  useEffect(() => {
    if (none) return;
    // Told anew, it has another word on its places.
    void rotation;
    let newest = 0;
    const ask = (): void => {
      newest += 1;
      const own = newest;
      client
        .call('rotations.deliveries', { id })
        .then((deliveries) => own === newest && setHeld({ id, deliveries }))
        // What was told before stays until the next word.
        .catch(() => undefined);
    };
    ask();
    const end = client.on('consumers.changed', ask);
    return () => {
      newest += 1;
      end();
    };
  }, [client, id, none, rotation]);
  return !none && held?.id === id ? held.deliveries : null;
}
