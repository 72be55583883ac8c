import { waitsForWord } from '../../../shared/delivery-waits.ts';
import type { Delivery } from '../../../shared/model/consumer.ts';
import type { RotationView } from '../../../shared/model/rotation.ts';
import type { Translate } from '../../lib/i18n.ts';

/** Whether the places of a rotation belong on the screen as it stands: while they are served, and while one waits. */
export const showsPlaces = ({ phase, reason, places, endedAt }: RotationView): boolean =>
  places.total > 0 &&
  endedAt === null &&
  (phase === 'distributing' || phase === 'undoing' || places.open > 0 || reason === 'places-open');

/** The places that wait for a person first, then those ahead, then those that are done with. */
export function inTurn(deliveries: readonly Delivery[]): readonly Delivery[] {
  const rank = (one: Delivery): number => (waitsForWord(one) ? 0 : one.state === 'waiting' ? 1 : 2);
  return [...deliveries].sort((a, b) => rank(a) - rank(b));
}

/** How a place stands in a rotation, in a few words. */
export function deliveryWords({ state, byHand }: Pick<Delivery, 'state' | 'byHand'>, t: Translate): string {
  return t(`deliver.state.${state === 'waiting' && byHand ? 'by-hand' : state}`);
}
