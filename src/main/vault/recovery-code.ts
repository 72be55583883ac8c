import { KeyturnError } from '../../shared/ipc/envelope.ts';
import { ID_ALPHABET } from '../../shared/model/ids.ts';

const ALPHABET = ID_ALPHABET.toUpperCase();
const GROUPS = 8;
const DATA_LETTERS = 4;
const GROUP_LETTERS = DATA_LETTERS + 1;

/** The random part of a recovery code. */
export const RECOVERY_BYTES = 20;

/** Times x in GF(32), modulus x^5 + x^2 + 1: the smallest field in which a letter is one element. */
const timesX = (value: number): number => ((value << 1) ^ (value & 16 ? 0b100101 : 0)) & 31;

/**
 * The fifth letter of a group: its four letters as coefficients of x^4, x^3, x^2 and x, plus the group's place.
 * One wrong letter or two neighbours swapped always give another letter, and so do two whole groups swapped.
 */
function checkLetter(letters: readonly number[], place: number): number {
  return letters.reduce((sum, letter) => timesX(sum ^ letter), 0) ^ place;
}

/** Eight groups of five letters, divided by hyphens: four letters of the code and one to check them. */
export function writeRecoveryCode(bytes: Uint8Array): string {
  if (bytes.length !== RECOVERY_BYTES) throw new Error('A recovery code has 20 bytes');
  let bits = [...bytes].reduce((all, byte) => (all << 8n) | BigInt(byte), 0n);
  const letters: number[] = [];
  for (let i = 0; i < GROUPS * DATA_LETTERS; i += 1) {
    letters.unshift(Number(bits & 31n));
    bits >>= 5n;
  }
  return Array.from({ length: GROUPS }, (_, place) => {
    const data = letters.slice(place * DATA_LETTERS, (place + 1) * DATA_LETTERS);
    return [...data, checkLetter(data, place)].map((letter) => ALPHABET[letter]).join('');
  }).join('-');
}

/**
 * What was typed, as it was printed: full-width letters narrowed, capitals, O as 0, I and L as 1; white space and
 * dashes of every kind dropped.
 */
export function normaliseRecoveryText(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}_.·]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
}

/**
 * The 20 bytes of a typed code. Throws `wrong-recovery-code`: with `group` (from 1) when that group holds a typing
 * error, with `letters` (how many of the 40 there are) when the length is wrong.
 */
export function readRecoveryCode(text: string): Buffer {
  const typed = [...normaliseRecoveryText(text)];
  const values = typed.map((letter) => ALPHABET.indexOf(letter));
  const data: number[] = [];
  for (let place = 0; place < GROUPS; place += 1) {
    const group = values.slice(place * GROUP_LETTERS, (place + 1) * GROUP_LETTERS);
    if (group.length < GROUP_LETTERS) break;
    const letters = group.slice(0, DATA_LETTERS);
    if (group.includes(-1) || checkLetter(letters, place) !== group[DATA_LETTERS]) {
      // With a letter too many or too few every group behind it is off: the length is the better hint.
      if (typed.length !== GROUPS * GROUP_LETTERS) break;
      throw new KeyturnError('wrong-recovery-code', { group: place + 1 });
    }
    data.push(...letters);
  }
  if (typed.length !== GROUPS * GROUP_LETTERS) {
    throw new KeyturnError('wrong-recovery-code', { letters: typed.length });
  }
  let bits = data.reduce((all, letter) => (all << 5n) | BigInt(letter), 0n);
  const bytes = Buffer.alloc(RECOVERY_BYTES);
  for (let i = RECOVERY_BYTES - 1; i >= 0; i -= 1) {
    bytes[i] = Number(bits & 255n);
    bits >>= 8n;
  }
  return bytes;
}
