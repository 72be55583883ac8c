import { describe, expect, it } from 'vitest';
import { readKeys } from '../../../../src/main/formats/detect.ts';
import { publicIdOf } from '../../../../src/main/formats/found-key.ts';
import { processorTime } from '../../../support/processor-time.ts';
import { fc } from '../../../support/property.ts';
import { ALI_ID, AWS_ID, AWS_SECRET, pairOf } from './plain.ts';

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ALNUM = `${UPPER}${UPPER.toLowerCase()}0123456789`;

const word = (alphabet: string, length: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength: length, maxLength: length });
/** Random secrets have letters of both cases for all practical purposes; shrunk ones would not. */
const secretOf = (alphabet: string, length: number) =>
  word(alphabet, length).filter((text) => /[a-z]/.test(text) && /[A-Z]/.test(text));

const awsPair = fc.tuple(word(`${UPPER}234567`, 16), secretOf(`${ALNUM}+/`, 40), fc.constant('aws' as const));
const aliyunPair = fc.tuple(word(ALNUM, 20), secretOf(ALNUM, 30), fc.constant('aliyun' as const));
const pair = fc.oneof(awsPair, aliyunPair).map(([tail, secret, cloud]) => ({
  id: cloud === 'aws' ? `AKIA${tail}` : `LTAI${tail}`,
  secret,
}));

const layouts: readonly ((id: string, secret: string) => string)[] = [
  (id, secret) => `${id}\n${secret}`,
  (id, secret) => `${id} ${secret}`,
  (id, secret) => `export ACCESS_KEY_ID=${id}\nexport SECRET_ACCESS_KEY="${secret}"`,
  (id, secret) => `AccessKey Secret：${secret}\nAccessKey ID：${id}`,
  (id, secret) => `| ${id} | \`${secret}\` |`,
  (id, secret) => JSON.stringify({ AccessKeyId: id, SecretAccessKey: secret }),
  (id, secret) => JSON.stringify({ name: 'x', access_key_id: id, access_key_secret: secret }, null, 2),
  (id, secret) => `密钥编号是“${id}”，密钥是“${secret}”。`,
  (id, secret) => `[work]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}`,
];

const filler = fc.oneof(
  word('0123456789abcdef', 40).map((sha) => `commit ${sha}`),
  word('0123456789abcdef', 40),
  fc.uuid(),
  word(`${ALNUM}+/`, 64),
  fc.constantFrom(
    '',
    '---',
    '# notes',
    '今天轮换密钥',
    'see https://example.com/a/b?c=d',
    '}',
    'region = cn-hangzhou',
  ),
  fc.lorem({ maxCount: 8 }),
);
const fillers = fc.array(filler, { maxLength: 6 }).map((lines) => lines.join('\n'));

describe('searching a text by shape', () => {
  it('finds every planted key with its own secret', () => {
    const planted = fc.record({ pair, layout: fc.constantFrom(...layouts), before: fillers });
    const plantings = fc.uniqueArray(planted, {
      minLength: 1,
      maxLength: 6,
      comparator: (a, b) => a.pair.id === b.pair.id || a.pair.secret === b.pair.secret,
    });
    fc.assert(
      fc.property(plantings, fillers, (plants, after) => {
        const text = [
          ...plants.map((plant) => `${plant.before}\n${plant.layout(plant.pair.id, plant.pair.secret)}`),
          after,
        ].join('\n');
        const found = new Map(readKeys(text).keys.map(pairOf));
        expect(found).toEqual(new Map(plants.map((plant) => [plant.pair.id, plant.pair.secret])));
      }),
      { numRuns: 500 },
    );
  });

  it('finds nothing in junk and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), fillers, (junk, around) => {
        expect(readKeys(`${around}\n${junk}\n${around}`).keys).toEqual([]);
      }),
    );
  });

  it('never throws on pieces of keys in any order', () => {
    const pieces = [
      'AKIA',
      AWS_ID,
      ALI_ID,
      AWS_SECRET,
      'STS.',
      'secret',
      ':',
      '：',
      '"',
      '[',
      ']',
      '\n',
      ',',
      '|',
      '\\/',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (parts) => {
        const found = readKeys(parts.join(''));
        for (const key of found.keys) expect(parts.join('')).toContain(publicIdOf(key));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the time it takes for 200 kB', () => {
  const fill = (unit: string) => unit.repeat(Math.ceil(200_000 / unit.length)).slice(0, 200_000);

  it.each([
    ['one long word', 'a'],
    ['one long base64 word', 'aB3/'],
    ['ids', `${AWS_ID} `],
    ['ids on lines', `${ALI_ID}\n`],
    ['ids and secrets', `${AWS_ID}\n${AWS_SECRET}\n`],
    ['ids and secrets in one line', `${AWS_ID} ${AWS_SECRET} `],
    ['ids and many secrets', `${AWS_ID} ${AWS_SECRET} ${AWS_SECRET.replace('w', 'x')} `],
    ['beginnings of ids', 'AKIALTAISTS.'],
    ['spaces', ' '],
    ['line ends', '\n'],
    ['brackets', '[['],
    ['sections', '[a]\n'],
    ['names without values', 'secret_access_key: '],
    ['regions', `${AWS_ID}\n   region   region`],
    ['quotes', '"\n'],
    ['a broken CSV', 'Access key ID,Secret access key\n"x'],
    ['equal signs', '===='],
    ['dots', '._~-'],
    ['full-width text', '密钥：'],
    ['beginnings of private keys', '-----BEGIN PRIVATE KEY-----'],
    ['private keys that end', '-----BEGIN PRIVATE KEY-----\nMIIabc\n-----END PRIVATE KEY-----\n'],
    ['heads of tables', '| ak | sk |\n'],
    ['short names', 'ak:sk='],
    ['named pairs', 'ak=5f3a9c1e7b2d4860\nsk=a9c8e7b6d5f40312\n'],
    ['named pairs in one line', 'ak=5f3a9c1e7b2d4860 sk=a9c8e7b6d5f40312 '],
  ])('is short for %s', async (_name, unit) => {
    const text = `${AWS_ID}\n${fill(unit)}`;
    expect(await processorTime(() => readKeys(text))).toBeLessThan(200);
  });
});
