import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CloudKey } from '../../../src/main/clouds/cloud.ts';
import { errorOf, type KeyBench, startKeyBench } from './key-bench.ts';

const SELF = { kind: 'user', name: null } as const;
const DAY_MS = 86_400_000;

let bench: KeyBench;
beforeEach(async () => {
  bench = await startKeyBench('aliyun');
});
afterEach(() => bench.close());

const binnedIds = () => bench.cloud.store.binned().map(({ key }) => key.publicId);

async function makeAndDelete(signer: CloudKey): Promise<string> {
  const { keys, ctx } = bench;
  const { publicId } = await keys.create(signer, SELF, ctx);
  await keys.disable(signer, SELF, publicId, ctx);
  await keys.delete(signer, SELF, publicId, ctx);
  return publicId;
}

describe('the recycle bin of Alibaba Cloud', () => {
  it('gives a deleted key back, disabled, to an administrator and to the user', async () => {
    const { keys, ctx, key, admin } = bench;
    for (const signer of [key, admin]) {
      const publicId = await makeAndDelete(key);
      const gone = await errorOf(keys.enable(key, SELF, publicId, ctx));
      expect(gone.reason).toBe('no-such-key');
      await keys.recycleBin?.restore(signer, publicId, ctx);
      const listed = await keys.list(key, SELF, ctx);
      expect(listed.find((entry) => entry.publicId === publicId)?.status).toBe('disabled');
      await keys.enable(key, SELF, publicId, ctx);
      await keys.disable(key, SELF, publicId, ctx);
      await keys.delete(key, SELF, publicId, ctx);
    }
  });

  it('does not fill a slot, and needs one to give back', async () => {
    const { keys, ctx, key } = bench;
    const publicId = await makeAndDelete(key);
    await keys.create(key, SELF, ctx);
    expect(await errorOf(keys.recycleBin?.restore(key, publicId, ctx) ?? Promise.resolve())).toMatchObject({
      reason: 'limit-reached',
      outcome: 'refused',
    });
  });

  it('keeps three keys of a user for thirty days, as we say', async () => {
    const { keys, ctx, key, admin, advance } = bench;
    const ids: string[] = [];
    for (let n = 0; n < 4; n++) {
      ids.push(await makeAndDelete(key));
      advance(DAY_MS);
    }
    expect(keys.recycleBin).toMatchObject({ maxKeys: 3, keptMs: 30 * DAY_MS });
    expect(binnedIds()).toEqual(ids.slice(1));
    advance(28 * DAY_MS);
    expect(binnedIds()).toEqual(ids.slice(3));
    const gone = await errorOf(keys.recycleBin?.restore(admin, ids[1] ?? '', ctx) ?? Promise.resolve());
    expect(gone).toMatchObject({ reason: 'no-such-key', outcome: 'refused' });
  });

  it('refuses those who may not look', async () => {
    const { keys, ctx, key, user } = bench;
    const publicId = await makeAndDelete(key);
    user.allow = [];
    const denied = await errorOf(keys.recycleBin?.restore(key, publicId, ctx) ?? Promise.resolve());
    expect(denied.failure.kind).toBe('denied-but-valid');
  });

  it('is no way around disabling first: an active key is not deleted', async () => {
    const { keys, ctx, key, stored } = bench;
    const refused = await errorOf(keys.delete(key, SELF, key.publicId, ctx));
    expect(refused).toMatchObject({ outcome: 'refused', reason: null });
    expect(stored.status).toBe('Active');
  });
});
