import { expect, it } from 'vitest';
import { catalogue } from '../../../../src/shared/catalogue/index.ts';
import { findMistakes, mend } from '../../../../src/shared/mistakes/index.ts';
import { CLOUD_IDS } from '../../../../src/shared/model/cloud.ts';
import { fc } from '../../../support/property.ts';

const PIECES = [
  ...[
    'AKIAQ3EGUR7YHTWKLM5P',
    'h8Zk2Lw/qPx4+VnB7tYcR1mSd9FgJ3uEoAi5TzNW',
    'LTAI5tRk8mQx2ZpLwVn4YbHc',
    'ＡＫＩＡ',
    'secret',
  ],
  ...[
    'a4e9d1b7-2c5f-4f8a-8e3d-7b6c9f0a1d25',
    'export AK=',
    '"',
    "'",
    ',',
    '，',
    '：',
    ':',
    '=',
    ' ',
    '\n',
    '\u00A0',
    '\uFEFF',
  ],
  ...[
    '{',
    '}',
    '\\n',
    '-----BEGIN PRIVATE KEY-----',
    '-----END PRIVATE KEY-----',
    'MIIEvQIBADANBgkq',
    '“',
    '”',
    '私钥',
    'id;',
    '|',
  ],
  ...[
    '{"AccessKeyId":"AKIAQ3EGUR7YHTWKLM5P","SecretAccessKey":"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"}',
    '...',
    '****',
  ],
];
const value = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 7 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 80 }),
);

it('whatever is typed, mending ends, and leaves nothing that it says it can mend', () => {
  const typed = fc.constantFrom(...CLOUD_IDS).chain((cloud) =>
    fc.record({
      cloud: fc.constant(cloud),
      values: fc
        .array(value, { minLength: 2, maxLength: 9 })
        .map((list) =>
          Object.fromEntries(catalogue[cloud].fields.map(({ key }, at) => [key, list[at] ?? ''])),
        ),
    }),
  );
  fc.assert(
    fc.property(typed, ({ cloud, values }) => {
      let now: Readonly<Record<string, string>> = values;
      for (let round = 0; round < 60; round += 1) {
        const next = findMistakes(cloud, null, now).find((one) => one.mends);
        if (next === undefined) return;
        const after = mend(cloud, now, next);
        expect([next, after]).not.toEqual([next, now]);
        now = after;
      }
      throw new Error('Never done');
    }),
    { numRuns: 1500 },
  );
});
