import { expect, it } from 'vitest';
import { openLane } from '../../support/rotation/lane.ts';
import { killed, momentsOf, played, type Tale, tell, troubles } from '../../support/rotation/lives.ts';
import type { Moment } from '../../support/rotation/mortal.ts';
import { tableOf } from '../../support/rotation/table.ts';

const [FAIR] = troubles();

/** After each commit, that is once in each state, and wherever the answer to create may get lost. */
const worthwhile = ({ kind, what }: Moment): boolean =>
  (kind === 'commit' && what === 'after') ||
  kind === 'torn file' ||
  what === 'CreateAccessKey' ||
  what === 'overwriteFlushed';

const found = (tales: readonly Tale[]) => tales.filter((tale) => tale.faults.length > 0);

it('goes on after a crash in every state', async () => {
  if (FAIR === undefined) throw new Error('There is no fair weather');
  await using lane = await openLane('aliyun');
  const moments = await momentsOf(lane, FAIR);
  const tales: Tale[] = [];
  for (const [i, moment] of moments.entries()) {
    if (worthwhile(moment)) tales.push(await tell(lane, played(lane), i + 1, FAIR));
  }
  process.stdout.write(tableOf(tales));
  expect(found(tales)).toEqual([]);
  expect(tales.every((tale) => tale.ending === 'done')).toBe(true);
  expect(new Set(tales.map((tale) => tale.phase)).size).toBeGreaterThanOrEqual(16);
});

it('goes on after its process was killed around the three changes', async () => {
  if (FAIR === undefined) throw new Error('There is no fair weather');
  await using lane = await openLane('aws');
  const moments = await momentsOf(lane, FAIR);
  const tales: Tale[] = [];
  for (const [i, { kind, what }] of moments.entries()) {
    const change = /^(Create|Update|Delete)AccessKey$/.test(what);
    if (change || (kind === 'torn file' && what === 'overwriteFlushed')) {
      tales.push(await tell(lane, killed(lane), i + 1, FAIR));
    }
  }
  process.stdout.write(tableOf(tales));
  expect(tales).toHaveLength(7);
  expect(found(tales)).toEqual([]);
});
