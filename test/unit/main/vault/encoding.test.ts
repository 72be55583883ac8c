import { expect, it } from 'vitest';
import { canonicalJson, encodeFields } from '../../../../src/main/vault/encoding.ts';
import { fc } from '../../../support/property.ts';

it('lays fields out with their lengths in front', () => {
  expect(encodeFields(['ab', '', '密']).toString('hex')).toBe('00000002616200000000' + '00000003e5af86');
});

it('gives two lists of fields the same bytes only when they are the same', () => {
  const fields = fc.array(fc.string({ maxLength: 4 }), { maxLength: 4 });
  fc.assert(
    fc.property(fields, fields, (a, b) => {
      expect(encodeFields(a).equals(encodeFields(b))).toBe(JSON.stringify(a) === JSON.stringify(b));
    }),
  );
});

it('writes an object alike whatever the order and spacing it came in', () => {
  expect(canonicalJson({ b: [1, { d: null, c: true }], a: '"é' })).toBe(
    '{"a":"\\"é","b":[1,{"c":true,"d":null}]}',
  );
});
