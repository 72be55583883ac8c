import { useEffect, useState } from 'react';
import type { RotationEvent, RotationView } from '../../../shared/model/rotation.ts';
import { useStores } from '../../stores/react.ts';

const NONE: readonly RotationEvent[] = [];

/**
 * The lines of a rotation's receipt, asked for again whenever the rotation is told anew. Empty until they are here;
 * those of another rotation are never shown.
 */
export function useReceipt(rotation: RotationView): readonly RotationEvent[] {
  const { client } = useStores();
  const [held, setHeld] = useState<{ readonly id: string; readonly events: readonly RotationEvent[] } | null>(
    null,
  );
  useEffect(() => {
    let wanted = true;
    client
      .call('rotations.receipt', { id: rotation.id })
      .then(({ events }) => wanted && setHeld({ id: rotation.id, events }))
      // The phase alone still shows where it stands.
      .catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [client, rotation]);
  return held?.id === rotation.id ? held.events : NONE;
}
