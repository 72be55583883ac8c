import { expect, it } from 'vitest';
import { openLane } from '../../support/rotation/lane.ts';
import { momentsOf, played, type Tale, troubles, turnedBack } from '../../support/rotation/lives.ts';

const [FAIR] = troubles();

it('turns back from every state, and leaves a working key', async () => {
  if (FAIR === undefined) throw new Error('There is no fair weather');
  await using lane = await openLane('aws');
  const moments = await momentsOf(lane, FAIR);
  const tales: Tale[] = [];
  for (const [i, { kind, what }] of moments.entries()) {
    const journalled = kind === 'commit' && what === 'after';
    if (journalled || what === 'CreateAccessKey') tales.push(await turnedBack(lane, played(lane), i + 1));
  }
  expect(tales.filter((tale) => tale.faults.length > 0)).toEqual([]);
  const endings = new Map(tales.map((tale) => [tale.phase, tale.ending]));
  const abandoned = [
    'preflight',
    'slots',
    'intent',
    'sealed',
    'stored',
    'proving',
    'distributing',
    'promoted',
  ];
  for (const phase of [...abandoned, 'soaking']) {
    expect([phase, endings.get(phase)]).toEqual([phase, 'abandon: aborted-safe']);
  }
  for (const phase of ['disabling', 'disabled', 'cooling']) {
    expect([phase, endings.get(phase)]).toEqual([phase, 'enable-old: done']);
  }
  for (const phase of ['deleting', 'retired', 'done']) {
    expect([phase, endings.get(phase)]).toEqual([phase, 'nothing: done']);
  }
});
