import { describe, expect, it } from 'vitest';
import { awsKey } from '../../../support/sample-keys.ts';
import { openTestApp } from '../../../support/test-app.ts';

describe('lead times', () => {
  it('of a key hold before those of the vault, in the list and by itself', async () => {
    await using made = await openTestApp();
    const { id } = await made.call('credentials.add', awsKey({ leadTimes: [20, 2] }));
    const inForce = async () => {
      const { rows } = await made.call('credentials.list', { view: { kind: 'all' } });
      const detail = await made.call('credentials.get', { id });
      expect(rows.map(({ leadTimes }) => leadTimes)).toEqual([detail.leadTimes]);
      return [detail.ownLeadTimes, detail.leadTimes];
    };
    expect(await inForce()).toEqual([
      [20, 2],
      [20, 2],
    ]);
    await made.call('settings.set', { leadTimes: [5] });
    expect(await inForce()).toEqual([
      [20, 2],
      [20, 2],
    ]);
    await made.call('credentials.edit', { id, changes: { leadTimes: [] } });
    expect(await inForce()).toEqual([[], []]);
    await made.call('credentials.edit', { id, changes: { note: 'what is left out stays' } });
    expect(await inForce()).toEqual([[], []]);
    await made.call('credentials.edit', { id, changes: { leadTimes: null } });
    expect(await inForce()).toEqual([null, [5]]);
  });

  it('leave their name in the history', async () => {
    await using made = await openTestApp();
    const { id } = await made.call('credentials.add', awsKey());
    await made.call('credentials.edit', { id, changes: { leadTimes: [3] } });
    await made.call('settings.set', { leadTimes: [3] });
    const changes = (await made.call('audit.list', {})).rows.map(({ entry }) => entry.detail.changed);
    expect(changes.filter((names) => names !== undefined)).toEqual(['leadTimes', 'leadTimes']);
  });

  it.each([[[7, 30]], [[7, 7]], [[0]], [[366]], [[1.5]], [[9, 8, 7, 6, 5, 4, 3, 2, 1]]])(
    'are refused as %j',
    async (leadTimes) => {
      await using made = await openTestApp();
      const { id } = await made.call('credentials.add', awsKey());
      expect(await made.refusal('settings.set', { leadTimes })).toBe('invalid-input');
      expect(await made.refusal('credentials.edit', { id, changes: { leadTimes } })).toBe('invalid-input');
      expect((await made.call('credentials.get', { id })).leadTimes).toEqual([30, 14, 7, 1]);
    },
  );
});
