import { expect, it } from 'vitest';
import { openLane } from '../support/rotation/lane.ts';
import {
  type FirstLife,
  killed,
  momentsOf,
  played,
  type Tale,
  type Trouble,
  tell,
  troubles,
} from '../support/rotation/lives.ts';
import type { Moment } from '../support/rotation/mortal.ts';
import { tableOf } from '../support/rotation/table.ts';

/** How many moments from the disturbed request on are died at. */
const AFTERMATH = 9;

/** Numbers of the moments from a disturbed request on; all of them where nothing is disturbed. */
function moments(all: readonly Moment[], { strike }: Trouble): readonly number[] {
  const numbers = all.map((_, i) => i + 1);
  const [disturbed] = strike;
  if (disturbed === undefined) return numbers;
  const first = all.findIndex(({ kind, what }) => kind === 'call' && what === disturbed.action);
  return numbers.slice(first, first + AFTERMATH);
}

const wrong = (tales: readonly Tale[]) => tales.filter((tale) => tale.faults.length > 0);

async function report(name: string, tales: readonly Tale[]): Promise<void> {
  process.stdout.write(`\n${name}: ${tales.length} lives\n${tableOf(tales)}`);
  expect(wrong(tales)).toEqual([]);
}

it.each(troubles())('Alibaba Cloud, played, at every moment: $name', async (trouble) => {
  await using lane = await openLane('aliyun');
  const tales: Tale[] = [];
  for (let at = 1, outlived = false; !outlived; at += 1) {
    const tale = await tell(lane, played(lane), at, trouble);
    tales.push(tale);
    outlived = tale.moment === null;
  }
  expect(tales.length).toBeGreaterThan(60);
  await report(`Alibaba Cloud, ${trouble.name}`, tales);
});

it.each(troubles())('AWS, killed by the system: $name', async (trouble) => {
  await using first = await openLane('aws');
  await using second = await openLane('aws');
  const left = [...moments(await momentsOf(first, trouble), trouble)];
  expect(left.length).toBeGreaterThan(7);
  const tales: Tale[] = [];
  const work = async (lane: typeof first, life: FirstLife): Promise<void> => {
    for (let at = left.shift(); at !== undefined; at = left.shift()) {
      tales.push(await tell(lane, life, at, trouble));
    }
  };
  await Promise.all([first, second].map((lane) => work(lane, killed(lane))));
  await report(`AWS, ${trouble.name}`, tales);
});
