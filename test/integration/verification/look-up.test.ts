import { expect, it } from 'vitest';
import { manyKeys } from '../../support/verification/many.ts';

it('tells with an administrator’s key whether one is disabled or gone, and writes it down as no proof', async () => {
  await using there = await manyKeys();
  const { made, aws, add } = there;
  const [off, gone, admin, plain, ali] = [
    await add('aws'),
    await add('aws'),
    await add('aws'),
    await add('aws'),
    await add('aliyun'),
  ];
  const { owner } = admin.stored;
  owner.allow = ['iam:GetAccessKeyLastUsed', 'iam:ListAccessKeys'];
  aws.store.setStatus(off.stored, 'Inactive');
  aws.store.setStatus(gone.stored, 'Inactive');
  aws.store.deleteKey(gone.stored);
  await there.all();

  const helpers = await made.call('verification.helpers', { id: off.id });
  expect(helpers.offered).toBe(true);
  expect(helpers.keys.map(({ key }) => key.id)).toEqual([admin.id, plain.id]);
  expect((await made.call('verification.helpers', { id: admin.id })).offered).toBe(false);

  const ask = (id: typeof off.id, by: typeof off.id) => made.call('verification.lookUp', { id, with: by });
  expect(await ask(off.id, admin.id)).toMatchObject({ kind: 'seen', state: 'disabled' });
  expect(await ask(gone.id, admin.id)).toMatchObject({ kind: 'seen', state: 'absent' });
  expect(await ask(off.id, plain.id)).toMatchObject({
    kind: 'refused',
    failure: { kind: 'denied-but-valid' },
  });
  expect(await made.refusal('verification.lookUp', { id: off.id, with: ali.id })).toBe('invalid-input');
  expect(await made.refusal('verification.lookUp', { id: off.id, with: off.id })).toBe('invalid-input');

  const [latest] = await made.call('credentials.history', { id: off.id });
  expect(latest).toMatchObject({
    action: 'credential.looked-up',
    detail: { state: 'disabled', by: admin.id },
  });
  expect((await made.call('credentials.get', { id: off.id })).health.kind).toBe('failed');
});
