import { expect, it } from 'vitest';
import type { Assessment } from '../../../../../src/main/services/rotation/assess.ts';
import { createRecentFacts } from '../../../../../src/main/services/rotation/recent-facts.ts';
import { credentialId } from '../../../../../src/shared/model/ids.ts';
import { fakeClock } from '../../../../support/fake/clock.ts';

const subject = { credentialId: credentialId.parse('0123456789abcdef'), admin: null };
const told = (label: string): Assessment => ({ label }) as unknown as Assessment;

function begin() {
  const clock = fakeClock(0);
  const facts = createRecentFacts(clock);
  let asked = 0;
  const gather = async () => {
    asked += 1;
    return told(`look ${asked}`);
  };
  return { clock, facts, gather, asked: () => asked };
}

it('keeps nothing of a look that failed', async () => {
  const { facts, gather } = begin();
  await expect(facts.of(subject, false, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await facts.of(subject, true, gather)).toEqual(told('look 1'));
});

it('shares a look that is under way, and not one that was dropped', async () => {
  const { facts, gather, asked } = begin();
  await Promise.all([facts.of(subject, false, gather), facts.of(subject, true, gather)]);
  expect(asked()).toBe(1);
  facts.drop(['another key']);
  await facts.of(subject, true, gather);
  expect(asked()).toBe(1);
  facts.drop([subject.credentialId]);
  await facts.of(subject, true, gather);
  expect(asked()).toBe(2);
});

it('goes by the clock that cannot be set', async () => {
  const { clock, facts, gather, asked } = begin();
  await facts.of(subject, false, gather);
  clock.jumpTo(3_600_000);
  await facts.of(subject, true, gather);
  expect(asked()).toBe(1);
  clock.advance(60_000);
  await facts.of(subject, true, gather);
  expect(asked()).toBe(2);
});
