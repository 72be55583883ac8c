import type { BrokerStatus } from '../../../shared/model/broker.ts';
import type { Door, DoorAnswers } from '../../ports/door.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Events } from '../events.ts';
import type { PreferencesStore } from '../preferences.ts';

export interface ListeningDeps {
  readonly door: Door;
  readonly preferences: Pick<PreferencesStore, 'get'>;
  readonly events: Pick<Events, 'subscribe'>;
  readonly logger: Logger;
  readonly answer: DoorAnswers;
  readonly changed: () => void;
}

/** Keeps the door open for as long as the preferences say so. */
export function createListening({ door, preferences, events, logger, answer, changed }: ListeningDeps) {
  let state: BrokerStatus['state'] = 'off';
  let close: (() => Promise<void>) | null = null;
  let ended = false;
  let turn: Promise<void> = Promise.resolve();

  const shut = async (): Promise<void> => {
    const closing = close;
    close = null;
    state = 'off';
    await closing?.();
  };

  const follow = async (): Promise<void> => {
    const wanted = !ended && door.place !== null && (await preferences.get()).broker;
    if (wanted === (close !== null) && (wanted || state !== 'failed')) return;
    try {
      if (wanted) close = await door.open(answer);
      else await shut();
      state = wanted ? 'listening' : 'off';
    } catch (error) {
      state = 'failed';
      logger.warn('broker.not-listening', { kind: error instanceof Error ? error.name : 'unknown' });
    }
    changed();
  };
  /** One after the other, so that a door is never opened twice. */
  const next = (): Promise<void> => {
    turn = turn.then(follow, follow);
    return turn;
  };

  let unsubscribe = (): void => undefined;
  return {
    status: (): BrokerStatus => ({ state, place: state === 'off' ? null : door.place }),
    start(): void {
      unsubscribe = events.subscribe((name) => {
        // Whatever was in the way may have gone, another app for one: a person is here again.
        if (name === 'preferences.changed' || (name === 'vault.changed' && state === 'failed')) void next();
      });
      void next();
    },
    async stop(): Promise<void> {
      ended = true;
      unsubscribe();
      await next().catch(() => undefined);
    },
  };
}
