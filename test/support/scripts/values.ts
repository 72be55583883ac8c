import { HOSTILE } from '../formats/hostile.ts';
import { fc } from '../property.ts';

/** Signs that mean something to one shell or another, letters, and what terminals act on. */
const SIGNS = [
  ...'$`\'"\\!%^&|<>();#~=-*?[]{}@,:+./ \t\n\r',
  'a',
  'Z',
  '0',
  '7',
  'é',
  '密',
  '🔑',
  '‘',
  '”',
  '\u2028',
];
const CONTROLS = ['\u0001', '\u0007', '\u0008', '\u001b', '\u007f', '\u0085', '\u009b'];

const text = fc
  .array(fc.constantFrom(...SIGNS, ...CONTROLS), { minLength: 1, maxLength: 30 })
  .map((signs) => signs.join(''));

const LONG = 'x%y"'.repeat(3000);

/** Values that no cloud gives out today, some of them new each time. */
export const hostileValues = (count: number): readonly string[] => [
  ...HOSTILE,
  '!',
  '\\',
  "'",
  '^a^b\n^c^d',
  '\n',
  '\u001b[A',
  '0\u00012',
  LONG,
  ...fc.sample(text, count),
];
