import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownerOf } from '../../../src/main/clouds/owner.ts';
import { BENCH_CLOUDS, errorOf, type KeyBench, startKeyBench } from './key-bench.ts';
import { keyOf } from './support.ts';

const SELF = { kind: 'user', name: null } as const;

describe.each(BENCH_CLOUDS)('the keys of %s', (id) => {
  let bench: KeyBench;
  beforeEach(async () => {
    bench = await startKeyBench(id);
  });
  afterEach(() => bench.close());

  const madeKey = (made: { readonly publicId: string; readonly secret: { reveal(): string } }) =>
    keyOf({ publicId: made.publicId, secret: made.secret.reveal() });

  it('live from the first to the last: create, prove, disable, delete', async () => {
    const { cloud, keys, ctx, key, stored } = bench;
    expect(await keys.list(key, SELF, ctx)).toEqual([
      { publicId: key.publicId, status: 'active', createdAt: stored.createdAt, lastUsed: null },
    ]);
    const made = await keys.create(key, SELF, ctx);
    expect(Math.abs((made.createdAt ?? 0) - Date.now())).toBeLessThan(60_000);
    const fresh = madeKey(made);
    await bench.verify(fresh);
    await keys.disable(fresh, SELF, key.publicId, ctx);
    expect(await keys.list(fresh, SELF, ctx)).toMatchObject([{ status: 'disabled' }, { status: 'active' }]);
    await keys.enable(fresh, SELF, key.publicId, ctx);
    await bench.verify(key);
    await keys.disable(fresh, SELF, key.publicId, ctx);
    await keys.delete(fresh, SELF, key.publicId, ctx);
    expect((await keys.list(fresh, SELF, ctx)).map(({ publicId }) => publicId)).toEqual([made.publicId]);
    expect((await errorOf(bench.verify(key))).failure.kind).toMatch(/^unknown/);
    const by = (kind: string, publicId: string, signer: string) => ({ kind, publicId, by: signer });
    const [old, young] = [key.publicId, made.publicId];
    expect(cloud.store.events.map(({ at: _at, ...event }) => event)).toEqual([
      by('create', young, old),
      by('prove', young, young),
      by('disable', old, young),
      by('enable', old, young),
      by('prove', old, old),
      by('disable', old, young),
      by('delete', old, young),
    ]);
  });

  it('are managed for another user, by name, by a lasting and by a temporary key', async () => {
    const { keys, ctx, user, admin, role, key } = bench;
    const owner = { kind: 'user', name: bench.nameOf(user) } as const;
    const made = await keys.create(admin, owner, ctx);
    expect(bench.cloud.store.keys.get(made.publicId)?.owner).toBe(user);
    await keys.disable(role, owner, made.publicId, ctx);
    await keys.delete(role, owner, made.publicId, ctx);
    expect(await keys.list(role, owner, ctx)).toMatchObject([{ publicId: key.publicId }]);
    expect(await keys.lastUsed(admin, owner, key.publicId, ctx)).toEqual({ kind: 'never' });
  });

  it('of the account itself are managed by the account', async () => {
    const { cloud, keys, ctx, user } = bench;
    const root = cloud.store.addPrincipal({ kind: 'root', accountId: user.accountId, name: 'root' });
    const key = keyOf(cloud.store.addKey(root, { publicId: 'ROOTKEY', secret: 'root' }));
    const owner = { kind: 'root', name: null } as const;
    const made = await keys.create(key, owner, ctx);
    expect((await keys.list(key, owner, ctx)).map(({ publicId }) => publicId)).toEqual([
      'ROOTKEY',
      made.publicId,
    ]);
    expect(keys.limits.rootMaxKeys).toBe(cloud.store.settings.maxKeys.root);
    expect(keys.limits.maxKeys).toBe(cloud.store.settings.maxKeys.user);
  });

  it('are asked for before anything is sent where nobody could answer', async () => {
    const { cloud, keys, ctx, role, admin, key } = bench;
    const nobody = { reason: 'no-such-owner', outcome: 'refused' };
    expect(await errorOf(keys.create(role, SELF, ctx))).toMatchObject(nobody);
    expect(await errorOf(keys.list(role, SELF, ctx))).toMatchObject(nobody);
    const root = { kind: 'root', name: 'root' } as const;
    expect(await errorOf(keys.delete(admin, root, 'X', ctx))).toMatchObject(nobody);
    const elsewhere = { ...ctx, endpoints: { sts: cloud.url } };
    expect(await errorOf(keys.create(key, SELF, elsewhere))).toMatchObject({ outcome: 'refused' });
    expect(cloud.store.seen).toEqual([]);
  });

  it('come with a secret that is printed by nobody', async () => {
    const made = await bench.keys.create(bench.key, SELF, bench.ctx);
    const shown = `${JSON.stringify(made)}${inspect(made, { depth: 9 })}${made.secret}`;
    expect(shown).not.toContain(made.secret.reveal());
    expect(shown).toContain('[redacted]');
  });

  describe('fail', () => {
    it('at the limit, and disabled keys count', async () => {
      const { keys, ctx, key } = bench;
      const made = await keys.create(key, SELF, ctx);
      await keys.disable(key, SELF, made.publicId, ctx);
      expect(await errorOf(keys.create(key, SELF, ctx))).toMatchObject({
        reason: 'limit-reached',
        outcome: 'refused',
        failure: { kind: 'unexpected', httpStatus: 409 },
      });
    });

    it('for a key or a user that is not there', async () => {
      const { keys, ctx, admin, key } = bench;
      const missing = { reason: 'no-such-key', outcome: 'refused', failure: { httpStatus: 404 } };
      expect(await errorOf(keys.delete(key, SELF, 'NOTTHERE', ctx))).toMatchObject(missing);
      expect(await errorOf(keys.disable(key, SELF, 'NOTTHERE', ctx))).toMatchObject(missing);
      expect(await errorOf(keys.lastUsed(admin, SELF, 'NOTTHERE', ctx))).toMatchObject(missing);
      // A key of somebody else is none of this user's.
      expect(await errorOf(keys.delete(admin, SELF, key.publicId, ctx))).toMatchObject(missing);
      const nobody = { kind: 'user', name: 'nobody@1968132000128888.onaliyun.com' } as const;
      expect(await errorOf(keys.list(admin, nobody, ctx))).toMatchObject({ reason: 'no-such-owner' });
      expect(await errorOf(keys.create(admin, nobody, ctx))).toMatchObject({
        reason: 'no-such-owner',
        outcome: 'refused',
      });
    });

    it('where it is denied, and change nothing', async () => {
      const { cloud, keys, ctx, user, key } = bench;
      const other = { kind: 'user', name: bench.nameOf({ ...user, name: 'admin' }) } as const;
      const denied = { outcome: 'refused', reason: null, failure: { kind: 'denied-but-valid' } };
      expect(await errorOf(keys.create(key, other, ctx))).toMatchObject(denied);
      user.allow = bench.allow('ListAccessKeys');
      expect(await errorOf(keys.create(key, SELF, ctx))).toMatchObject(denied);
      expect(await errorOf(keys.disable(key, SELF, key.publicId, ctx))).toMatchObject(denied);
      expect(await errorOf(keys.delete(key, SELF, key.publicId, ctx))).toMatchObject(denied);
      expect(await keys.lastUsed(key, SELF, key.publicId, ctx)).toBeNull();
      expect(cloud.store.events).toEqual([]);
    });

    it('with a wrong secret and with a clock that is wrong', async () => {
      const { cloud, keys, ctx, key } = bench;
      const wrong = { ...key, secret: { reveal: () => 'another secret' } };
      expect(await errorOf(keys.create(wrong, SELF, ctx))).toMatchObject({
        outcome: 'refused',
        failure: { kind: 'wrong-secret' },
      });
      const clock = { ...ctx.clock, now: () => Date.now() - 86_400_000 };
      expect(await errorOf(keys.create(key, SELF, { ...ctx, clock }))).toMatchObject({
        outcome: 'refused',
        failure: { kind: 'clock-skew' },
      });
      expect(cloud.store.events).toEqual([]);
    });

    it('when throttled, without a second try of a change', async () => {
      const { cloud, keys, ctx, key } = bench;
      cloud.store.settings.throttle = { capacity: 0, perSecond: 0 };
      expect(await errorOf(keys.create(key, SELF, ctx))).toMatchObject({
        outcome: 'refused',
        failure: { kind: 'throttled' },
      });
      expect(cloud.store.seen).toHaveLength(1);
      await errorOf(keys.list(key, SELF, ctx));
      expect(cloud.store.seen).toHaveLength(4);
    });
  });

  describe('are probed', () => {
    it('by setting the status that is there', async () => {
      const { cloud, keys, ctx, key, stored, admin, user } = bench;
      expect(await keys.probe(key, SELF, key.publicId, ctx)).toBe('allowed');
      const owner = { kind: 'user', name: bench.nameOf(user) } as const;
      cloud.store.setStatus(stored, 'Inactive');
      expect(await keys.probe(admin, owner, key.publicId, ctx)).toBe('allowed');
      expect(cloud.store.events.map(({ kind }) => kind)).toEqual(['touch', 'disable', 'touch']);
      expect(stored.status).toBe('Inactive');
    });

    it('and tell a right that is lacking, or nothing', async () => {
      const { cloud, keys, ctx, user, key, admin } = bench;
      expect(await keys.probe(key, SELF, 'NOTTHERE', ctx)).toBe('unknown');
      user.allow = bench.allow('ListAccessKeys');
      expect(await keys.probe(key, SELF, key.publicId, ctx)).toBe('denied');
      user.allow = [];
      expect(await keys.probe(key, SELF, key.publicId, ctx)).toBe('denied');
      cloud.weather({ fail: 9 });
      expect((await errorOf(keys.probe(admin, SELF, 'ADMIN', ctx))).failure.kind).toBe('unexpected');
    });
  });

  it('tell a use only after the lag', async () => {
    const { cloud, keys, ctx, key, stored, advance } = bench;
    cloud.store.settings.lastUsedLagMs = 60_000;
    cloud.store.use(stored, 'storage', 'eu-west-1');
    const at = Math.floor(ctx.clock.now() / 1000) * 1000;
    expect(await keys.lastUsed(key, SELF, key.publicId, ctx)).toEqual({ kind: 'never' });
    // Far from the minute that it takes: the real clock goes on meanwhile.
    advance(30_000);
    expect(await keys.lastUsed(key, SELF, key.publicId, ctx)).toEqual({ kind: 'never' });
    advance(31_000);
    const region = id === 'aws' ? 'us-east-1' : null;
    const seen = await keys.lastUsed(key, SELF, key.publicId, ctx);
    // Our own questions are uses too, and the first of them is reported with the storage's.
    expect(seen).toMatchObject({ kind: 'used', region, service: id === 'aws' ? 'iam' : 'Ims' });
    expect(seen?.kind === 'used' && seen.at - at).toBeLessThan(30_000);
  });

  it('take their time to spread', async () => {
    const { cloud, keys, ctx, key, advance } = bench;
    cloud.store.settings.propagation = { enableMs: 10_000, revokeMs: 20_000, listMs: 5_000 };
    const made = await keys.create(key, SELF, ctx);
    const fresh = madeKey(made);
    expect((await errorOf(bench.verify(fresh))).failure.kind).toMatch(/^unknown/);
    expect(await keys.list(key, SELF, ctx)).toHaveLength(1);
    advance(5_000);
    expect(await keys.list(key, SELF, ctx)).toHaveLength(2);
    advance(5_000);
    await bench.verify(fresh);
    await keys.disable(fresh, SELF, key.publicId, ctx);
    await bench.verify(key);
    await keys.delete(fresh, SELF, key.publicId, ctx);
    await bench.verify(key);
    advance(20_000);
    expect((await errorOf(bench.verify(key))).failure.kind).toMatch(/^unknown/);
  });

  it('name their owner for another signer', async () => {
    const { keys, ctx, user, admin, key } = bench;
    const identity = {
      accountId: user.accountId,
      principalKind: 'user',
      principal: 'alice',
      arn: null,
      at: 0,
    } as const;
    const owner = { kind: 'user', name: bench.nameOf(user) };
    expect(await keys.nameOwner?.(admin, identity, key.publicId, ctx)).toEqual(owner);
    // Without the right to look, the name is put together.
    expect(await keys.nameOwner?.(key, identity, key.publicId, ctx)).toEqual(owner);
    for (const principalKind of ['root', 'role', 'other'] as const) {
      const other = { ...identity, principalKind };
      expect(await keys.nameOwner?.(admin, other, key.publicId, ctx)).toBeNull();
    }
    expect(ownerOf(identity)).toEqual(SELF);
    expect(ownerOf({ principalKind: 'root' })).toEqual({ kind: 'root', name: null });
    expect([ownerOf({ principalKind: 'role' }), ownerOf({ principalKind: 'other' })]).toEqual([null, null]);
  });
});
