import { describe, expect, it } from 'vitest';
import {
  normaliseRecoveryText,
  readRecoveryCode,
  writeRecoveryCode,
} from '../../../../src/main/vault/recovery-code.ts';
import { KeyturnError } from '../../../../src/shared/ipc/envelope.ts';
import { fc } from '../../../support/property.ts';

const bytes = fc.uint8Array({ minLength: 20, maxLength: 20 });
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function complaint(code: string): unknown {
  try {
    readRecoveryCode(code);
    return null;
  } catch (error) {
    if (error instanceof KeyturnError && error.code === 'wrong-recovery-code') return error.params;
    throw error;
  }
}

describe('a recovery code', () => {
  it('is eight groups of five, without letters that are read as others, and comes back whole', () => {
    fc.assert(
      fc.property(bytes, (secret) => {
        const code = writeRecoveryCode(secret);
        expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}$/);
        expect([...readRecoveryCode(code)]).toEqual([...secret]);
      }),
    );
  });

  it('is taken as people type it', () => {
    const code = writeRecoveryCode(Uint8Array.from({ length: 20 }, (_, i) => i * 13));
    const spellings = [
      code.toLowerCase(),
      code.replaceAll('-', ''),
      ` ${code.replaceAll('-', ' – ')}\n`,
      code.replaceAll('0', 'O').replaceAll('1', 'l'),
      code.replaceAll('1', 'I').replace(/[0-9A-Z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
      code.replaceAll('-', '—'),
    ];
    for (const spelling of spellings) expect(readRecoveryCode(spelling)).toEqual(readRecoveryCode(code));
    expect(normaliseRecoveryText(' oil-u ')).toBe('011U');
  });

  it('names the group of every single wrong letter', () => {
    const at = fc.nat({ max: 39 });
    const letter = fc.constantFrom(...LETTERS, 'U');
    fc.assert(
      fc.property(bytes, at, letter, (secret, place, typed) => {
        const code = writeRecoveryCode(secret).replaceAll('-', '');
        fc.pre(code[place] !== typed);
        const wrong = `${code.slice(0, place)}${typed}${code.slice(place + 1)}`;
        expect(complaint(wrong)).toEqual({ group: Math.floor(place / 5) + 1 });
      }),
    );
  });

  it('names the group of every two neighbours swapped in it, and notices two groups swapped', () => {
    fc.assert(
      fc.property(bytes, fc.nat({ max: 7 }), fc.nat({ max: 3 }), (secret, group, within) => {
        const code = writeRecoveryCode(secret).replaceAll('-', '');
        const at = group * 5 + within;
        fc.pre(code[at] !== code[at + 1]);
        const wrong = `${code.slice(0, at)}${code[at + 1]}${code[at]}${code.slice(at + 2)}`;
        expect(complaint(wrong)).toEqual({ group: group + 1 });
      }),
    );
    fc.assert(
      fc.property(bytes, (secret) => {
        const [first, second, ...rest] = writeRecoveryCode(secret).split('-');
        expect(complaint([second, first, ...rest].join('-'))).toEqual({ group: 1 });
      }),
    );
  });

  it('says how long it is when a letter is missing or too many', () => {
    const code = writeRecoveryCode(new Uint8Array(20));
    expect(complaint(code.slice(1))).toEqual({ letters: 39 });
    expect(complaint(`${code}0`)).toEqual({ letters: 41 });
    expect(complaint('')).toEqual({ letters: 0 });
  });
});
