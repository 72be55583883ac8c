import { expect, it } from 'vitest';
import { createRandom } from '../../../../../src/main/node/random.ts';
import { newHandOverPassword, typedPassword } from '../../../../../src/main/services/hand-over/password.ts';

it('is 24 letters of 32, each time others', () => {
  const made = Array.from({ length: 200 }, () => newHandOverPassword(createRandom()));
  expect(new Set(made).size).toBe(200);
  for (const password of made) expect(password).toMatch(/^[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){5}$/);
  // 24 letters of 32 have 120 bits; each letter occurs.
  expect(new Set(made.join('').replaceAll('-', '')).size).toBe(32);
});

it('is known however it was typed, and another one stays as it is', () => {
  const made = '0k1m-abcd-efgh-jkmn-pqrs-0123';
  expect(typedPassword(made)).toBe(made);
  expect(typedPassword(' OKLM abcd EFGH jkmn pqrs o1i3'.replace('i3', '23'))).toBe(made);
  expect(typedPassword(made.replaceAll('-', ''))).toBe(made);
  for (const other of ['correct horse battery', 'Kurz', '', made.slice(1)])
    expect(typedPassword(other)).toBe(other);
});
