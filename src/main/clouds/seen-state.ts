import type { KeyFacts, SeenState } from './cloud.ts';
import { cloudError } from './cloud-error.ts';

/** The most users that a look-up asks for their keys, one by one: a minute or so. */
export { LOOK_UP_USERS as MOST_USERS } from '../../shared/model/verification.ts';

/** The most pages of users that a look-up turns: a service that repeats its first page would never end. */
export const MOST_PAGES = 100;

/** What a look-up says of a key that it found. A state that this version cannot read is no answer, and is thrown. */
export function seenState({ state }: Pick<KeyFacts, 'state'>): SeenState {
  if (state === null) throw noAnswer();
  return state;
}

/** The failure of a look-up that ends without knowing. */
export const noAnswer = () => cloudError('unexpected', { outcome: 'refused' });
