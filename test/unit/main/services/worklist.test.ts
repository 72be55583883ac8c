import { expect, it } from 'vitest';
import { byPower } from '../../../../src/main/services/worklist/keys.ts';
import type { CredentialId } from '../../../../src/shared/model/ids.ts';
import { KEY_POWERS } from '../../../../src/shared/model/recovery-kit.ts';
import { isProduction } from '../../../../src/shared/production.ts';
import { fc } from '../../../support/property.ts';

const key = fc.record({
  id: fc.uuid().map((id) => id as CredentialId),
  power: fc.constantFrom(...KEY_POWERS),
  accountLabel: fc.string(),
  label: fc.string(),
});

it('puts the most powerful first, whatever the order was', () => {
  fc.assert(
    fc.property(fc.uniqueArray(key, { selector: ({ id }) => id }), (keys) => {
      const sorted = [...keys].sort(byPower);
      const ranks = sorted.map(({ power }) => KEY_POWERS.indexOf(power));
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      expect([...keys].reverse().sort(byPower)).toEqual(sorted);
    }),
  );
});

it.each(['production', 'Prod', 'live', '生产环境', '线上'])('takes %s for production', (name) => {
  expect(isProduction(name)).toBe(true);
});

it.each(['test', 'preprod', '测试', '', null])('does not take %s for production', (name) => {
  expect(isProduction(name)).toBe(false);
});
