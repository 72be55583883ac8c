import { fc } from '../property.ts';

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ALNUM = `${UPPER}${UPPER.toLowerCase()}0123456789`;

// An array, since strings of fast-check are sometimes words of the language that the program has too.
const word = (alphabet: string, minLength: number, maxLength = minLength) =>
  fc.array(fc.constantFrom(...alphabet), { minLength, maxLength }).map((letters) => letters.join(''));
/** With so many different letters that no word of the program is like it. */
const random = (alphabet: string, min: number, max = min) =>
  word(alphabet, min, max).filter((text) => new Set(text).size > 10);

/** One of every kind of secret that a person gives; the program makes the recovery codes itself. */
export const secretsOf = fc.record({
  password: random(`${ALNUM} -_.`, 20, 40).map((text) => text.replace(/^ | $/g, 'x')),
  wrongPassword: random(ALNUM, 20, 40),
  nextPassword: random(`${ALNUM}中文密码`, 20, 40),
  accessKey: random(`${ALNUM}+/`, 40),
  replaced: random(`${ALNUM}+/`, 40),
  sessionToken: random(`${ALNUM}+/=`, 100, 300),
  bucketKey: random(ALNUM, 40),
  draft: random(`${ALNUM}+/`, 40),
  importedText: random(`${ALNUM}+/`, 40),
  importedFile: random(`${ALNUM}+/`, 40),
  webhookToken: random(ALNUM, 40),
  webhookSecret: random(ALNUM, 40),
  proxyPassword: random(ALNUM, 40),
  found: random(`${ALNUM}+/`, 40),
  foundEnv: random(ALNUM, 40),
  foundTyped: random(ALNUM, 40),
});
export type Secrets = typeof secretsOf extends fc.Arbitrary<infer T> ? T : never;
