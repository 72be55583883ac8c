import { expect, it } from 'vitest';
import { isReminded } from '../../../src/renderer/actions/use-snooze.ts';
import { accountOf, keyOf } from '../../support/fake/keys.ts';

const NOW = Date.UTC(2026, 10, 21);
const account = accountOf(1, { label: 'prod' });
const aged = (ageDays: number) => keyOf({ n: 1, label: 'deploy', account, ageDays }, NOW);

it('offers a snooze for keys alone of which something is told', () => {
  expect(isReminded(aged(200), NOW)).toBe(true);
  expect(isReminded(aged(1), NOW)).toBe(false);
  expect(isReminded({ ...aged(1), snoozedUntil: NOW + 1000 }, NOW)).toBe(true);
  for (const state of ['standby', 'disabled'] as const)
    expect(isReminded({ ...aged(200), state, snoozedUntil: NOW + 1000 }, NOW)).toBe(false);
});
