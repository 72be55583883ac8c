import { describe, expect, it } from 'vitest';
import { explain } from '../../../../src/main/diagnosis/explain.ts';
import { MAX_ERROR_TEXT } from '../../../../src/shared/diagnosis/limit.ts';
import { diagnosis } from '../../../../src/shared/model/diagnosis.ts';
import { fc } from '../../../support/property.ts';
import { createLeakFinder } from '../../../support/redaction/leaks.ts';
import { readSpecimens } from '../../../vectors/diagnosis/corpus.ts';

const specimens = readSpecimens();
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const letters = (length: number, more = '') =>
  fc
    .array(fc.constantFrom(...`${alphabet}${more}`), { minLength: length, maxLength: length })
    .map((each) => each.join(''))
    // What has no mark of a secret is a word, and words are not secret.
    .filter((text) => /[a-z]/.test(text) && /[A-Z]/.test(text) && /\d/.test(text));
/** Secrets as the vendors make them: 30, 32, 36 and 40 characters, 32 of hex, and tokens. */
const hex = fc
  .array(fc.constantFrom(...'0123456789abcdef'), { minLength: 32, maxLength: 32 })
  .map((each) => each.join(''));
const secret = fc.oneof(
  hex,
  letters(30),
  letters(32),
  letters(36, '+/'),
  letters(40, '+/'),
  letters(200, '+/'),
);
/** Where a text may have one, `§` being its place. */
const place = fc.constantFrom(
  'secret_access_key=§',
  '"AccessKeySecret":"§"',
  '<SecretKey>§</SecretKey>',
  'https://b.oss-cn-hangzhou.aliyuncs.com/a?Expires=1&Signature=§',
  'https://§@oss-cn-hangzhou.aliyuncs.com/',
  'https://§.example.com/',
  'x-amz-security-token: §',
  'Authorization: Bearer §',
  'code: §',
  'Endpoint: §',
  'region "§"',
  '<EC>§</EC>',
  'status: §',
  'Error: §: failed',
  'RequestTime: §',
  '§',
);

describe('a text that holds secrets', () => {
  it('is never quoted with them, wherever they stand', () => {
    const property = fc.property(
      fc.constantFrom(...specimens),
      secret,
      place,
      fc.nat(),
      ({ text }, planted, where, at) => {
        const leaks = createLeakFinder();
        leaks.plant(planted);
        const spot = at % (text.length + 1);
        const pasted = `${text.slice(0, spot)}\n${where.replace('§', planted)}\n${text.slice(spot)}`;
        const answer = JSON.stringify(explain(pasted, null));
        expect(leaks.leakIn(answer)).toBeNull();
      },
    );
    fc.assert(property, { numRuns: 400 });
  });
});

describe('any text', () => {
  it('has an answer that fits the contract, cut, doubled and escaped', () => {
    const cut = fc
      .tuple(fc.constantFrom(...specimens), fc.nat(), fc.nat(), fc.boolean())
      .map(([{ text }, from, length, escaped]) => {
        const part = text.slice(from % (text.length + 1)).slice(0, length % 4000);
        return escaped ? JSON.stringify(JSON.stringify(part)) : part;
      });
    const property = fc.property(fc.oneof(fc.string({ unit: 'binary' }), cut), (text) => {
      diagnosis.parse(explain(text, null));
    });
    fc.assert(property, { numRuns: 150 });
  });

  it.each([
    ['backslashes', '\\'],
    ['blanks', ' '],
    ['blanks behind names', 'code                    '],
    ['names of fields', 'code:'],
    ['endpoints', 'Endpoint: '],
    ['a host without an end', 'a.'],
    ['letters', 'a'],
    ['tags of ids', '<OSSAccessKeyId>'],
    ['tags of signatures', '<SignatureProvided> '],
    ['names of ids', 'request_id='],
    ['ids', 'AKIAIOSFODNN7EXAMPLE '],
    ['hosts with a name twice', 'ab.ab.ab.'],
  ])('of 1 MB takes no time that grows faster: %s', (_name, piece) => {
    const text = piece.repeat(Math.ceil(MAX_ERROR_TEXT / piece.length)).slice(0, MAX_ERROR_TEXT);
    const started = process.cpuUsage();
    explain(text, null);
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1000).toBeLessThan(4_000);
  });
});
