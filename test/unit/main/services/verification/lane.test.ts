import { describe, expect, it } from 'vitest';
import { createLane, type Lane, type Placed } from '../../../../../src/main/services/verification/lane.ts';

interface Item extends Placed {
  readonly id: string;
}

const items = (...ids: readonly string[]): Item[] => ids.map((id) => ({ id, place: id.split('/')[0] ?? '' }));

/** Everything that may be begun at once. */
function all(lane: Lane<Item>, now: number): Item[] {
  const taken: Item[] = [];
  for (let item = lane.take(now); item !== null; item = lane.take(now)) taken.push(item);
  return taken;
}
const ids = (list: readonly Item[]): string[] => list.map(({ id }) => id);
const [NEVER, USUAL] = [Number.POSITIVE_INFINITY, { atOnce: 3, perSecond: null }];

describe('the pace of one cloud', () => {
  it('asks one key of a place first, and the others once it was answered', () => {
    const lane = createLane(items('a/1', 'a/2', 'a/3', 'a/4', 'a/5'), USUAL);
    const [first] = all(lane, 0);
    expect(first?.id).toBe('a/1');
    expect(lane.waitMs(0)).toBe(NEVER);
    expect(lane.ended(first as Item, 'answered', 80)).toEqual([]);
    expect(ids(all(lane, 80))).toEqual(['a/2', 'a/3', 'a/4']);
  });

  it('asks one key of each place at a time while none was answered', () => {
    const lane = createLane(items('a/1', 'a/2', 'b/1', 'b/2'), USUAL);
    expect(ids(all(lane, 0))).toEqual(['a/1', 'b/1']);
  });

  it('tells the rest of a place the same where its first key found nobody there, and leaves other places alone', () => {
    const lane = createLane(items('a/1', 'a/2', 'b/1', 'a/3', 'b/2'), USUAL);
    const [a, b] = all(lane, 0) as [Item, Item];
    expect(ids(lane.ended(a, 'unreachable', 5000))).toEqual(['a/2', 'a/3']);
    lane.ended(b, 'answered', 5000);
    expect(ids(all(lane, 5000))).toEqual(['b/2']);
  });

  it('asks one key alone again where a place stops answering, and lets that one decide', () => {
    const lane = createLane(items('a/1', 'a/2', 'a/3', 'a/4', 'a/5', 'a/6'), USUAL);
    lane.ended(all(lane, 0)[0] as Item, 'answered', 80);
    const [second, third, fourth] = all(lane, 80) as [Item, Item, Item];
    expect(lane.ended(second, 'unreachable', 5000)).toEqual([]);
    const alone = all(lane, 5000);
    expect(ids(alone)).toEqual(['a/5']);
    expect(lane.ended(third, 'unreachable', 5000)).toEqual([]);
    expect(lane.ended(fourth, 'unreachable', 5000)).toEqual([]);
    expect(ids(lane.ended(alone[0] as Item, 'unreachable', 9000))).toEqual(['a/6']);
    expect(lane.waitMs(9000)).toBe(NEVER);
  });

  it('begins no more within a second than the cloud allows', () => {
    const lane = createLane(items('a/1', 'b/1', 'c/1', 'd/1', 'e/1'), { atOnce: 9, perSecond: 2 });
    expect(ids(all(lane, 0))).toEqual(['a/1', 'b/1']);
    expect(lane.waitMs(400)).toBe(600);
    expect(lane.take(999)).toBeNull();
    expect(ids(all(lane, 1000))).toEqual(['c/1', 'd/1']);
  });

  it('asks a cloud that throttles one key at a time, with growing pauses, and recovers', () => {
    const lane = createLane(items('a/1', 'a/2', 'a/3', 'a/4', 'a/5', 'a/6', 'a/7'), USUAL);
    const one = (now: number): Item => {
      const taken = all(lane, now);
      expect(taken).toHaveLength(1);
      return taken[0] as Item;
    };
    lane.ended(one(0), 'throttled', 100);
    expect(lane.waitMs(100)).toBe(1000);
    lane.ended(one(1100), 'throttled', 1200);
    expect(lane.waitMs(1200)).toBe(2000);
    lane.ended(one(3200), 'answered', 3300);
    expect(lane.waitMs(3300)).toBe(1000);
    lane.ended(one(4300), 'answered', 4400);
    expect(ids(all(lane, 4400))).toEqual(['a/5', 'a/6', 'a/7']);
  });
});
