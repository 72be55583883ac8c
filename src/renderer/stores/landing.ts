import { assertNever } from '../../shared/assert-never.ts';
import type { Place } from '../../shared/model/reminder.ts';
import type { Client } from '../bridge/client.ts';
import type { Broker } from './broker.ts';
import type { Dialogs } from './dialogs.ts';
import type { List } from './list.ts';
import type { Places } from './places.ts';
import type { Rotations } from './rotations.ts';
import { rotationOf } from './rotations.ts';

/** Brings the person to where a press on the tray or a notification led. */
export interface Landing {
  /** A place may be waiting in main: takes it as soon as nothing is in the way. */
  look(): Promise<void>;
  /** What was in the way may be gone. */
  again(): Promise<void>;
  reset(): void;
}

export interface LandingDeps {
  readonly client: Client;
  readonly list: List;
  readonly places: Places;
  readonly rotations: Rotations;
  readonly dialogs: Dialogs;
  readonly broker: Broker;
  /** The workspace is in sight, and no question stands over it: only then is the place taken, since it is told once. */
  readonly free: () => boolean;
}

/** Creates the store; it holds nothing but whether main is to be asked. */
export function createLanding({
  client,
  list,
  places,
  rotations,
  dialogs,
  broker,
  free,
}: LandingDeps): Landing {
  let waiting = false;

  const land = async (place: Place): Promise<void> => {
    switch (place.kind) {
      case 'key':
        await places.keys({ kind: 'all' });
        list.select(place.id);
        if (!place.rotate) return;
        await rotations.refresh();
        // A rotation that runs already is shown with the key; a plan for another one would be refused.
        if (rotationOf(rotations.state.getState(), place.id) === undefined && free())
          dialogs.open({ kind: 'rotate', id: place.id });
        return;
      case 'due':
        return places.keys({ kind: 'due' });
      case 'rotations':
        return places.rotations();
      case 'verification':
        return places.verification();
      case 'asks':
        await broker.refresh();
        return broker.show();
      default:
        return assertNever(place);
    }
  };

  const again = async (): Promise<void> => {
    if (!waiting || !free()) return;
    waiting = false;
    const place = await client.call('place.take', {});
    if (place !== null) await land(place);
  };

  return {
    look() {
      waiting = true;
      return again();
    },
    again,
    reset() {
      waiting = false;
    },
  };
}
