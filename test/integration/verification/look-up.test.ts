import { expect, it } from 'vitest';
import { startAwsCloud } from '../../clouds/index.ts';
import { accountDraft, awsKey } from '../../support/sample-keys.ts';
import { openTestApp } from '../../support/test-app.ts';
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

it('asks with keys of the same place alone', async () => {
  await using there = await manyKeys();
  const { made, aws, add } = there;
  const [off, near] = [await add('aws'), await add('aws')];
  const elsewhere = await startAwsCloud({ now: made.clock.now });
  try {
    const far = await add('aws');
    const { accountId } = await made.call('credentials.get', { id: far.id });
    const { publicId, secret } = far.stored;
    elsewhere.store.addKey(elsewhere.store.addPrincipal({ ...far.stored.owner }), { publicId, secret });
    const endpoints = { sts: elsewhere.url, iam: elsewhere.url };
    await made.call('accounts.edit', { id: accountId, changes: { endpoints } });
    aws.store.setStatus(off.stored, 'Inactive');
    await there.all();
    expect((await made.call('credentials.get', { id: far.id })).health.kind).toBe('proven');
    const { keys } = await made.call('verification.helpers', { id: off.id });
    expect(keys.map(({ key }) => key.id)).toEqual([near.id]);
    const asked = elsewhere.store.seen.length;
    expect(await made.refusal('verification.lookUp', { id: off.id, with: far.id })).toBe('invalid-input');
    expect(elsewhere.store.seen).toHaveLength(asked);
  } finally {
    await elsewhere.close();
  }
});

it('takes a vendor’s other addresses of a site for the same place, and its other sites for others', async () => {
  await using made = await openTestApp();
  const add = async (n: number, site: string, endpoints: object) => {
    const draft = accountDraft({ label: `account ${n}`, site, endpoints });
    const fields = { access_key_id: `AKIAQ3EGRIMWKEYTURN${n}` };
    return made.call(
      'credentials.add',
      awsKey({ label: `key ${n}`, fields, account: { kind: 'new', draft } }),
    );
  };
  const asked = await add(1, 'aws', {});
  const same = await add(2, 'aws', { sts: 'https://sts.eu-west-1.amazonaws.com' });
  const china = await add(3, 'aws-cn', {});
  const own = await add(4, 'aws', { sts: 'https://sts.example' });
  // Nothing is sent: a stopped look-up is one that found its place right.
  const tried = async (by: typeof asked) => {
    const answer = made.app.handle('verification.lookUp', { id: asked.id, with: by.id });
    await made.call('verification.stopLookUp', {});
    const ended = await answer;
    return ended.ok ? ended.value.kind : ended.error.code;
  };
  expect([await tried(same), await tried(china), await tried(own)]).toEqual([
    ...['stopped', 'invalid-input', 'invalid-input'],
  ]);
});

it('ends when the person does not wait for it, and with the lock', async () => {
  await using there = await manyKeys();
  const { made, aws, add } = there;
  const [off, admin] = [await add('aws'), await add('aws')];
  aws.disturb({ what: 'hold', phase: 'before', times: 9 });
  const ask = () => made.app.handle('verification.lookUp', { id: off.id, with: admin.id });
  const stopped = ask();
  await expect.poll(aws.held).toBe(1);
  await made.call('verification.stopLookUp', {});
  expect(await stopped).toEqual({ ok: true, value: { kind: 'stopped' } });
  expect((await made.call('credentials.history', { id: off.id }))[0]?.action).toBe('credential.added');
  const locked = ask();
  await expect.poll(aws.held).toBe(2);
  await made.call('vault.lock', {});
  expect(await locked).toMatchObject({ ok: false, error: { code: 'vault-locked' } });
});
