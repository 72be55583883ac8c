import { describe, expect, it } from 'vitest';
import { startAwsCloud } from '../../clouds/index.ts';
import { selfSigned } from '../../clouds/shared/certificate.ts';
import { manyKeys } from '../../support/verification/many.ts';

const WRONG = 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0';
const groupsOf = (summary: {
  groups: readonly { todo: string; keys: readonly { key: { id: string } }[] }[];
}) => Object.fromEntries(summary.groups.map(({ todo, keys }) => [todo, keys.map(({ key }) => key.id)]));

describe('verifying many keys', () => {
  it('groups what failed by what to do, keeps it in the vault, and mends it when some are asked again', async () => {
    await using there = await manyKeys();
    const { made, aws, add } = there;
    const good = await add('aws');
    const wrong = await add('aws', { secret: WRONG });
    const off = await add('aws');
    const ali = await add('aliyun', { secret: 'KeyturnTestKeyturnTestKeyturn0' });
    const binned = await add('aws');
    await made.call('credentials.remove', { ids: [binned.id] });
    aws.store.setStatus(off.stored, 'Inactive');

    const { summary, results } = await there.all();
    expect(summary).toMatchObject({ how: 'done', by: 'person', total: 4, proven: 1, failed: 3 });
    expect(groupsOf(summary)).toEqual({
      'replace-secret': [wrong.id, ali.id],
      'ask-administrator': [off.id],
    });
    expect(results.find(({ id }) => id === good.id)?.result.kind).toBe('proven');
    expect(results).toHaveLength(4);

    const { last } = await made.call('verification.status', {});
    expect(last).toEqual(summary);
    await made.call('verification.start', { scope: { kind: 'keys', ids: [good.id] } });
    expect((await made.call('verification.status', {})).last).toMatchObject({
      ...{ total: 4, proven: 1, failed: 3, groups: summary.groups },
    });
    await made.call('vault.lock', {});
    await made.call('vault.unlock', { kind: 'password', password: 'correct horse battery' });

    await made.call('credentials.edit', {
      id: wrong.id,
      changes: { secrets: { secret_access_key: wrong.stored.secret } },
    });
    const again = await made.call('verification.start', { scope: { kind: 'keys', ids: [wrong.id] } });
    expect(again.summary).toMatchObject({ total: 1, proven: 1, failed: 0 });
    const mended = (await made.call('verification.status', {})).last;
    expect(mended).toMatchObject({ total: 4, proven: 2, failed: 2 });
    expect(mended && groupsOf(mended)).toEqual({
      'replace-secret': [ali.id],
      'ask-administrator': [off.id],
    });
  });

  it('asks a server that nobody vouches for once, sends it nothing, and tells all its keys the same', async () => {
    await using there = await manyKeys();
    const strange = await startAwsCloud({ tls: selfSigned('IP:127.0.0.1') });
    try {
      const first = await there.add('aws', { url: strange.url });
      const { account } = await there.made.call('credentials.get', { id: first.id });
      const more = [0, 1, 2].map((n) =>
        there.made.call('credentials.add', {
          cloud: 'aws',
          label: `more ${n}`,
          account: { kind: 'existing', id: account.id },
          fields: { access_key_id: `AKIAQ3EGRIMWKEYTURN${n + 2}` },
          secrets: { secret_access_key: WRONG },
        }),
      );
      await Promise.all(more);
      const good = await there.add('aws');
      const { summary, results } = await there.all();
      expect(summary).toMatchObject({ total: 5, proven: 1, failed: 4 });
      expect(summary.groups.map(({ todo, keys }) => [todo, keys.length])).toEqual([['certificate', 4]]);
      expect(results.find(({ id }) => id === good.id)?.result.kind).toBe('proven');
      expect(strange.store.seen).toEqual([]);
      const { rows } = await there.made.call('credentials.list', { view: { kind: 'all' } });
      expect(rows.filter(({ health }) => health.kind === 'failed')).toHaveLength(4);
    } finally {
      await strange.close();
    }
  });

  it('ends at once when it is cancelled; what was answered stays', async () => {
    await using there = await manyKeys();
    const { made, aws, aliyun } = there;
    const [kept, asked] = [await there.add('aws'), await there.add('aliyun')];
    aliyun.disturb({ what: 'hold', phase: 'before', times: 9 });
    const running = there.all();
    await expect.poll(async () => (await made.call('verification.status', {})).running?.done).toBe(1);
    await expect.poll(aliyun.held).toBe(1);
    await made.call('verification.cancel', {});
    const { summary, results } = await running;
    expect(summary).toMatchObject({ how: 'cancelled', total: 2, proven: 1, failed: 0 });
    expect(results.map(({ id }) => id)).toEqual([kept.id]);
    expect(await made.call('credentials.get', { id: asked.id })).toMatchObject({
      health: { kind: 'unverified' },
    });
    expect((await made.call('verification.status', {})).running).toBeNull();
    expect(aws.store.seen.length).toBeGreaterThan(0);
  });

  it('is joined by a request for the same keys and refuses one for others', async () => {
    await using there = await manyKeys();
    const { made, aliyun } = there;
    const [one, other] = [await there.add('aliyun'), await there.add('aws')];
    aliyun.disturb({ what: 'hold', phase: 'before' });
    const running = made.call('verification.start', { scope: { kind: 'keys', ids: [one.id] } });
    await expect.poll(aliyun.held).toBe(1);
    const joined = made.call('verification.start', { scope: { kind: 'keys', ids: [one.id] } });
    expect(await made.refusal('verification.start', { scope: { kind: 'keys', ids: [other.id] } })).toBe(
      'verifying',
    );
    aliyun.calm();
    expect(await joined).toEqual(await running);
    expect(aliyun.store.seen.filter(({ action }) => action === 'GetCallerIdentity')).toHaveLength(1);
  });

  it('ends with the lock, and keeps what it had found', async () => {
    await using there = await manyKeys();
    const { made, aliyun } = there;
    await there.add('aws', { secret: WRONG });
    await there.add('aliyun');
    aliyun.disturb({ what: 'hold', phase: 'before' });
    const running = there.all().catch((error: Error) => error.message);
    await expect.poll(async () => (await made.call('verification.status', {})).running?.done).toBe(1);
    await made.call('vault.lock', {});
    expect(await running).toContain('vault-locked');
    await made.call('vault.unlock', { kind: 'password', password: 'correct horse battery' });
    expect((await made.call('verification.status', {})).last).toMatchObject({
      how: 'locked',
      total: 2,
      failed: 1,
    });
  });

  it('has words for a key that cannot be asked at all, and finds nothing in an empty vault', async () => {
    await using there = await manyKeys();
    expect((await there.all()).summary).toMatchObject({ total: 0, failed: 0, groups: [] });
    expect((await there.made.call('verification.status', {})).last).toBeNull();
    await there.add('aws', { url: 'http://plain.example' });
    const { summary, results } = await there.all();
    expect(summary.groups.map(({ todo }) => todo)).toEqual(['address']);
    expect(results[0]?.result).toMatchObject({ kind: 'error', error: { code: 'insecure-endpoint' } });
  });

  it('asks a key once however often it is named, and refuses where none of them is there', async () => {
    await using there = await manyKeys();
    const { id } = await there.add('aws');
    expect(
      await there.made.refusal('verification.start', {
        scope: { kind: 'keys', ids: ['aaaaaaaaaaaaaaaa' as never] },
      }),
    ).toBe('not-found');
    expect(
      (await there.made.call('verification.start', { scope: { kind: 'keys', ids: [id, id] } })).summary.total,
    ).toBe(1);
  });
});
