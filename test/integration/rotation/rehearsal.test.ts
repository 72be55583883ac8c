import { describe, expect, it } from 'vitest';
import { rotationWorld } from '../../support/rotation/app-world.ts';

const CHANGES = /^(Create|Update|Delete)AccessKey$/;

describe('a rehearsal', () => {
  it.each([
    ['none', 'done', null],
    ['crash', 'done', null],
    ['old-still-used', 'done', null],
    ['answer-lost', 'attention', 'orphan-key'],
    ['two-keys', 'blocked-slots', 'too-many-keys'],
    ['denied', 'aborted-safe', 'denied'],
    ['never-proves', 'aborted-safe', 'never-proven'],
  ] as const)('with the fault %s ends as %s', async (fault, phase, reason) => {
    await using world = await rotationWorld('aws');
    const { made, cloud } = world;
    const before = await made.call('credentials.list', { view: { kind: 'all' } });
    const { rotation, events } = await made.call('rotations.rehearse', {
      request: { credentialId: world.id },
      fault,
    });
    expect(rotation).toMatchObject({ phase, reason, label: 'deploy', newCredentialId: null });
    expect(events[0]).toMatchObject({ what: 'started' });
    const at = events.map((event) => event.at);
    expect(at).toEqual([...at].sort((a, b) => a - b));
    if (fault === 'none') {
      // Three times before anything relies on it, and once more after the old key was disabled.
      expect(events.filter((event) => event.what === 'new-proven')).toHaveLength(4);
      const days = ((at.at(-1) ?? 0) - (at[0] ?? 0)) / 86_400_000;
      expect(days).toBeGreaterThan(8);
      expect(days).toBeLessThan(8.1);
    }
    const restarts = events.filter((event) => event.what === 'soak-restarted').length;
    expect(restarts).toBe(fault === 'old-still-used' ? 2 : 0);
    // Nothing was touched: no change was sent, none was stored, nothing runs.
    expect(cloud.store.seen.filter(({ action }) => CHANGES.test(action))).toEqual([]);
    expect(await made.call('credentials.list', { view: { kind: 'all' } })).toEqual(before);
    expect(await made.call('rotations.list', {})).toEqual([]);
  });
});

describe('a plan', () => {
  it('names the steps, who signs them and how long each waits, and changes nothing', async () => {
    await using world = await rotationWorld('aws');
    const { made, cloud } = world;
    const plan = await made.call('rotations.plan', { credentialId: world.id });
    expect(plan).toMatchObject({
      principal: 'deployer',
      permission: 'allowed',
      obstacles: [],
      maxKeys: 2,
      signer: { kind: 'self', label: 'deploy' },
      slots: [{ publicId: world.oldId, subject: true, held: { id: world.id } }],
    });
    expect(plan.steps.map(({ step, signer, undo }) => `${step} ${signer} ${undo}`)).toEqual([
      'create old abandon',
      'prove new abandon',
      'distribute none abandon',
      'switch none abandon',
      'soak new abandon',
      'disable new enable-old',
      'cool none enable-old',
      'delete new none',
    ]);
    expect(plan.steps.map((step) => step.waitsMs)).toEqual([
      0,
      4_000,
      0,
      0,
      86_400_000,
      0,
      7 * 86_400_000,
      0,
    ]);
    expect(cloud.store.events.filter(({ kind }) => kind !== 'prove' && kind !== 'touch')).toEqual([]);
    expect(await made.call('rotations.list', {})).toEqual([]);
  });

  it('says what stands in the way', async () => {
    await using world = await rotationWorld('aliyun');
    const { made, cloud, owner } = world;
    owner.allow = owner.allow.filter((action) => !action.includes('Update'));
    const request = { credentialId: world.id };
    expect(await made.call('rotations.plan', request)).toMatchObject({
      permission: 'denied',
      obstacles: ['denied'],
    });
    const old = cloud.store.keys.get(world.oldId);
    if (old !== undefined) old.status = 'Inactive';
    expect(await made.call('rotations.plan', request)).toMatchObject({ obstacles: ['old-not-proven'] });
    expect(await made.refusal('rotations.start', request)).toBe('not-rotatable');
  });

  it('never lets a soak be shorter than the cloud is late', async () => {
    await using world = await rotationWorld('aws');
    const soakOf = async (soakMs: number) =>
      (await world.made.call('rotations.plan', { credentialId: world.id, policy: { soakMs } })).policy.soakMs;
    expect(await soakOf(60_000)).toBe(4 * 3_600_000);
    expect(await soakOf(0)).toBe(0);
  });
});
