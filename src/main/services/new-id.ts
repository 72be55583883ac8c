import { ID_ALPHABET } from '../../shared/model/ids.ts';
import type { Random } from '../ports/random.ts';

/** A fresh random id of 80 bits in the form that `shared/model/ids.ts` describes. */
export function newId<Id extends string>(random: Random): Id {
  // 32 letters divide 256 evenly, so the lowest five bits of each byte are uniform.
  return [...random.bytes(16)].map((byte) => ID_ALPHABET[byte & 31]).join('') as Id;
}
