import type { Consumer, Place, PlannedPlace } from '../../../../shared/model/consumer.ts';
import { fileKinds } from '../../../formats/files/index.ts';

const ofFile = (place: Extract<Place, { kind: 'file' }>) => fileKinds.find(({ id }) => id === place.file);

/** Whether a key only ended up in a place, so that there is nothing to serve: a history of commands. */
export const isLeak = ({ place }: Consumer): boolean =>
  place.kind === 'file' && ofFile(place)?.role === 'leak';

/** Whether a place asks Keyturn for the key, and so has the right one by itself. */
export const follows = ({ place }: Consumer): boolean => place.kind === 'file' && place.holds === 'command';

/** Whether nobody but a person can give a place its key, and tell that it has it. */
export const isHandmade = ({ place }: Consumer): boolean =>
  place.kind === 'by-hand' || place.kind === 'environment';

/** Whether a place is on another computer than the one with this name. */
export const isElsewhere = ({ place }: Consumer, device: string): boolean =>
  'device' in place && place.device !== device;

/** What a rotation does about a place. */
export function howOf(consumer: Consumer, device: string): PlannedPlace['how'] {
  const { place } = consumer;
  if (isLeak(consumer)) return 'leak';
  if (follows(consumer)) return 'follows';
  if (isHandmade(consumer) || isElsewhere(consumer, device)) return 'by-hand';
  if (place.kind === 'command') return 'run';
  // A kind that Keyturn cannot write, such as a file that its own tool encrypts.
  return place.kind === 'file' && ofFile(place)?.write === null ? 'by-hand' : 'rewrite';
}
