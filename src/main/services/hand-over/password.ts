import { ID_ALPHABET } from '../../../shared/model/ids.ts';
import type { Random } from '../../ports/random.ts';

const LETTERS = 24;
const GROUP = 4;

const grouped = (letters: string): string => letters.match(new RegExp(`.{1,${GROUP}}`, 'g'))?.join('-') ?? '';

/** A password for one hand-over: 120 random bits in six groups of letters that are not taken for each other. */
export function newHandOverPassword(random: Random): string {
  const letters = [...random.bytes(LETTERS)].map((byte) => ID_ALPHABET[byte & 31]);
  return grouped(letters.join(''));
}

/**
 * A password as it was made, however it was typed: in capitals, without its dashes, with O for 0 and l for 1. One that is
 * of another form stays as it is, since the `age` program takes any.
 */
export function typedPassword(text: string): string {
  const letters = text.toLowerCase().replaceAll(/[\s-]/g, '').replaceAll('o', '0').replaceAll(/[il]/g, '1');
  return letters.length === LETTERS && /^[0-9a-hjkmnp-tv-z]+$/.test(letters) ? grouped(letters) : text;
}
