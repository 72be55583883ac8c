import { describe, expect, it } from 'vitest';
import { rotationWorld } from '../../support/rotation/app-world.ts';

describe.each(['aws', 'aliyun'] as const)('a key of %s', (kind) => {
  it('is turned to the end', async () => {
    await using world = await rotationWorld(kind);
    const { made, cloud, oldId } = world;
    const id = await world.start();
    const view = await world.toEnd(id);
    expect(view).toMatchObject({ phase: 'done', oldPublicId: oldId, undo: null, choices: [] });
    expect(world.log().filter((line, i, all) => line !== all[i - 1])).toEqual([
      'prove old',
      'create new',
      'prove new',
      'disable old',
      'prove new',
      'delete old',
    ]);
    expect(cloud.store.keys.size).toBe(1);
    expect(await world.safe()).toBe(true);
    expect(made.logger.lines).toEqual([]);
  });
});
