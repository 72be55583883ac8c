import { describe, expect, it } from 'vitest';
import { AT_ONCE } from '../../support/rotation/app-world.ts';
import { twoKeys } from './two-keys.ts';

describe.each(['aws', 'aliyun'] as const)('two keys of one user of %s under two accounts', (cloud) => {
  it('are offered to be joined, and both secrets are found for a rotation', async () => {
    await using two = await twoKeys(cloud, { tags: ['laptop'], note: 'of the laptop', environment: 'dev' });
    const { made } = two.world;
    const [from, into] = [await two.accountOf(two.second), await two.accountOf(two.first)];
    const [offer, ...more] = await made.call('accounts.offers', { id: from });
    expect(more).toEqual([]);
    expect(offer).toMatchObject({ from: { id: from }, into: { id: into }, differences: [], obstacle: null });
    expect(await made.call('accounts.offers', { id: into })).toEqual([offer]);
    expect(await made.call('accounts.offers', { id: null })).toEqual([offer]);

    const done = await made.call('accounts.join', { id: from, into });
    expect(done).toMatchObject({ moved: [two.second], left: { id: from, label: 'laptop' } });
    expect(done.account).toMatchObject({ label: 'prod', tags: ['laptop'], note: 'of the laptop' });
    expect(await made.call('accounts.list', {})).toEqual([done.account]);
    expect(await made.call('credentials.get', { id: two.second })).toMatchObject({
      accountId: into,
      environment: 'dev',
      health: { kind: 'proven' },
      identity: { principal: 'deployer' },
    });
    expect(await made.call('accounts.offers', { id: null })).toEqual([]);
    const found = await made.call('credentials.list', { view: { kind: 'all' }, search: 'prod' });
    expect(found.total).toBe(2);

    const plan = await made.call('rotations.plan', { credentialId: two.first });
    expect(plan.slots.map(({ publicId, held }) => [publicId, held?.id, held?.proves])).toEqual([
      [two.world.oldId, two.first, true],
      [two.secondPublicId, two.second, true],
    ]);
  });

  it('share one lock, joined or not: proof and not account says whose keys they are', async () => {
    await using two = await twoKeys(cloud);
    const { made, start } = two.world;
    await start({ ...AT_ONCE, soakMs: 86_400_000 });
    const again = { credentialId: two.second, policy: AT_ONCE };
    expect(await made.refusal('rotations.start', again)).toBe('rotating');
  });
});

it('is taken back by moving the keys to an account of their own, and goes into the history', async () => {
  await using two = await twoKeys('aws');
  const { made } = two.world;
  const into = await two.accountOf(two.first);
  const { left, moved } = await made.call('accounts.join', { id: await two.accountOf(two.second), into });
  const { id: _id, cloud: _cloud, ...draft } = left;
  const account = { kind: 'new', draft: { ...draft, tags: [...draft.tags] } } as const;
  const { accountId } = await made.call('credentials.move', { ids: moved, account });
  expect(await made.call('accounts.list', {})).toHaveLength(2);
  expect(await made.call('credentials.get', { id: two.second })).toMatchObject({
    accountId,
    accountLabel: 'laptop',
    health: { kind: 'proven' },
  });
  const history = await made.call('credentials.history', { id: two.second });
  expect(history.slice(0, 2).map(({ action, detail }) => [action, detail])).toEqual([
    ['credential.moved', { from: into, to: accountId }],
    ['credential.moved', { from: left.id, to: into }],
  ]);
});

it('keeps the password of the proxy that both go through', async () => {
  await using two = await twoKeys('aws');
  const { made } = two.world;
  const [id, into] = [await two.accountOf(two.second), await two.accountOf(two.first)];
  const changes = { proxy: 'http://proxy.example:3128', proxyUser: 'deploy' };
  for (const one of [id, into]) await made.call('accounts.edit', { id: one, changes });
  await made.call('accounts.setProxyPassword', { id, password: 'p@ss' });
  const { account } = await made.call('accounts.join', { id, into });
  expect(account).toMatchObject({ id: into, hasProxyPassword: true });
  expect(await made.call('accounts.list', {})).toEqual([account]);
});

it('takes the proof of a key that moves to another place', async () => {
  await using two = await twoKeys('aws', { endpoints: { sts: 'http://127.0.0.1:9' } });
  const { made } = two.world;
  const account = { kind: 'existing', id: await two.accountOf(two.second) } as const;
  await made.call('credentials.move', { ids: [two.first], account });
  expect(await made.call('credentials.get', { id: two.first })).toMatchObject({
    accountLabel: 'laptop',
    health: { kind: 'unverified' },
    identity: null,
  });
  expect(await made.call('accounts.list', {})).toHaveLength(1);
});

describe('joining is refused, and nothing changes,', () => {
  it('while a rotation of either runs', async () => {
    await using two = await twoKeys('aws');
    const { made, start } = two.world;
    const [from, into] = [await two.accountOf(two.second), await two.accountOf(two.first)];
    const rotation = await start({ ...AT_ONCE, soakMs: 86_400_000 });
    expect(await made.refusal('accounts.join', { id: from, into })).toBe('rotating');
    expect(await made.refusal('accounts.join', { id: into, into: from })).toBe('rotating');
    const [offer] = await made.call('accounts.offers', { id: from });
    expect(offer).toMatchObject({ obstacle: 'rotating' });
    const ids = [two.first];
    expect(await made.refusal('credentials.move', { ids, account: { kind: 'existing', id: from } })).toBe(
      'rotating',
    );
    expect(await made.call('accounts.list', {})).toHaveLength(2);
    expect((await made.call('rotations.get', { id: rotation })).endedAt).toBeNull();
  });

  it('where the two are reached differently', async () => {
    await using two = await twoKeys('aws');
    const { made } = two.world;
    const [from, into] = [await two.accountOf(two.second), await two.accountOf(two.first)];
    await made.call('accounts.edit', { id: into, changes: { proxy: 'http://127.0.0.1:3128' } });
    expect(await made.refusal('accounts.join', { id: from, into })).toBe('reached-differently');
    const [offer] = await made.call('accounts.offers', { id: from });
    expect(offer).toMatchObject({ obstacle: 'reached-differently' });
    expect(await made.call('accounts.list', {})).toHaveLength(2);
  });

  it('where no proof names one user for both', async () => {
    await using two = await twoKeys('aws', {}, 'somebody-else');
    const { made } = two.world;
    const [from, into] = [await two.accountOf(two.second), await two.accountOf(two.first)];
    expect((await made.call('credentials.get', { id: two.second })).health.kind).toBe('proven');
    expect(await made.call('accounts.offers', { id: null })).toEqual([]);
    expect(await made.refusal('accounts.join', { id: from, into })).toBe('not-same-user');
    expect(await made.refusal('accounts.join', { id: into, into })).toBe('not-same-user');
    expect(await made.call('accounts.list', {})).toHaveLength(2);
  });
});

it('leaves accounts alone that hold keys of several users', async () => {
  await using two = await twoKeys('aws', {}, 'somebody-else');
  const { made } = two.world;
  const account = { kind: 'existing', id: await two.accountOf(two.second) } as const;
  await made.call('credentials.move', { ids: [two.first], account });
  await made.call('credentials.verify', { id: two.first });
  expect(await made.call('accounts.offers', { id: null })).toEqual([]);
});
