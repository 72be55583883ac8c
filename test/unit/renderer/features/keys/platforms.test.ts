import { describe, expect, it } from 'vitest';
import { gridStep } from '../../../../../src/renderer/features/keys/guide/grid-step.ts';
import { platformsInOrder } from '../../../../../src/renderer/features/keys/guide/platforms-in-order.ts';
import { findClouds } from '../../../../../src/shared/catalogue/find-cloud.ts';
import { CLOUD_IDS } from '../../../../../src/shared/model/cloud.ts';

describe('platforms are found', () => {
  it.each([
    ['阿里', ['aliyun', 'apsara']],
    ['ali', ['aliyun']],
    ['华为', ['huawei']],
    ['hw', ['huawei']],
    ['Amazon Web', ['aws']],
    ['谷歌', ['gcp']],
    ['txy', ['tencent']],
    ['电信', ['ctyun']],
    ['no such cloud', []],
  ])('by %s', (text, clouds) => {
    expect(findClouds(text)).toEqual(clouds);
  });
  it('all of them by nothing', () => {
    expect(findClouds(' ')).toEqual(CLOUD_IDS);
  });
});

it('the guide under way comes first, then platforms with keys, then the catalogue’s order', () => {
  const progress = [
    { cloud: 'zstack', kind: 'account', site: 'private', done: ['a'], at: 5 },
    { cloud: 'gcp', kind: 'one-project', site: 'google', done: ['a'], at: 9 },
  ] as const;
  const order = platformsInOrder({ among: CLOUD_IDS, held: { ucloud: 1, aws: 3 }, progress });
  expect(order.slice(0, 6)).toEqual(['gcp', 'zstack', 'aws', 'ucloud', 'aliyun', 'azure']);
});

it.each([
  ['ArrowRight', 0, 1],
  ['ArrowLeft', 0, null],
  ['ArrowDown', 1, 4],
  ['ArrowUp', 1, null],
  ['ArrowDown', 5, null],
  ['Home', 4, 0],
  ['End', 0, 6],
  ['a', 0, null],
])('%s leads from %i to %s in a grid of seven in three columns', (key, from, to) => {
  expect(gridStep(key, from, 7, 3)).toBe(to);
});
