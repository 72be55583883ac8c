import { expect, it } from 'vitest';
import { rotationWorld } from '../../support/rotation/app-world.ts';

it.each(['after', 'before'] as const)(
  'a held key that was given up to make room is retired, though the answer was lost %s it was deleted',
  async (phase) => {
    await using world = await rotationWorld('aws');
    const { made, cloud, owner } = world;
    const other = cloud.store.createKey(owner);
    if (typeof other === 'string') throw new Error(other);
    const { accountId } = await made.call('credentials.get', { id: world.id });
    const held = await made.call('credentials.add', {
      cloud: 'aws',
      label: 'second',
      account: { kind: 'existing', id: accountId },
      fields: { access_key_id: other.publicId },
      secrets: { secret_access_key: other.secret },
    });
    cloud.store.setStatus(other, 'Inactive');
    const id = await world.start();
    expect(await world.toEnd(id)).toMatchObject({ phase: 'blocked-slots' });
    cloud.disturb({ action: 'DeleteAccessKey', what: 'drop', phase });
    const choice = { kind: 'delete-disabled', publicId: other.publicId } as const;
    await made.call('rotations.decide', { id, choice });
    expect(await world.toEnd(id)).toMatchObject({ phase: 'done' });
    const entry = await made.call('credentials.get', { id: held.id });
    expect(entry.state).toBe('retired');
    expect(entry.removedAt).not.toBeNull();
  },
);
