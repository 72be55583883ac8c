import { useEffect, useState } from 'react';
import type { Output } from '../../../shared/ipc/contract.ts';
import type { RotationEvent, RotationView } from '../../../shared/model/rotation.ts';
import { useStores } from '../../stores/react.ts';

type Receipt = Pick<Output<'rotations.receipt'>, 'events' | 'startedBy'>;

const NONE: Receipt = { events: [], startedBy: null };

/**
 * The lines of a rotation's receipt and who began it, asked for again whenever the rotation is told anew. Empty until
 * they are here; those of another rotation are never shown.
 */
export function useWholeReceipt(rotation: RotationView): Receipt {
  const { client } = useStores();
  const [held, setHeld] = useState<(Receipt & { readonly id: string }) | null>(null);
  useEffect(() => {
    let wanted = true;
    client
      .call('rotations.receipt', { id: rotation.id })
      .then(({ events, startedBy }) => wanted && setHeld({ id: rotation.id, events, startedBy }))
      // The phase alone still shows where it stands.
      .catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [client, rotation]);
  return held?.id === rotation.id ? held : NONE;
}

/** Its lines alone. */
export const useReceipt = (rotation: RotationView): readonly RotationEvent[] =>
  useWholeReceipt(rotation).events;
