import { afterEach, describe, expect, it } from 'vitest';
import { createDisturbances } from '../../clouds/shared/disturbance.ts';
import type { Habits } from '../../clouds/shared/model.ts';
import { createPauses } from '../../clouds/shared/pauses.ts';
import { isAllowed } from '../../clouds/shared/policy.ts';
import { createStore } from '../../clouds/shared/store.ts';
import { BENCH_CLOUDS, errorOf, type KeyBench, startKeyBench } from './key-bench.ts';

const HABITS: Habits = {
  mint: () => ({ publicId: crypto.randomUUID(), secret: 'x' }),
  settings: { maxKeys: { user: 2, root: 3 }, deleteNeedsDisabled: false },
  recycleBin: null,
};

function storeAt(start = 1_000_000) {
  let now = start;
  const store = createStore(() => now, HABITS);
  const draft = { accountId: '1', name: 'alice' };
  const [user, root] = [
    store.addPrincipal({ ...draft, kind: 'user' }),
    store.addPrincipal({ ...draft, kind: 'root' }),
  ];
  return {
    store,
    user,
    root,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

describe('the store of a stand-in', () => {
  it('counts keys against the limit of their kind of owner', () => {
    const { store, user, root } = storeAt();
    const make = (owner: typeof user) => [1, 2, 3, 4].map(() => typeof store.createKey(owner));
    expect(make(user)).toEqual(['object', 'object', 'string', 'string']);
    expect(make(root)).toEqual(['object', 'object', 'object', 'string']);
  });

  it('writes down who did what, when, in order', () => {
    const { store, user, pass } = storeAt();
    const key = store.createKey(user, 'SIGNER');
    if (typeof key === 'string') throw new Error(key);
    pass(5);
    store.setStatus(key, 'Active');
    store.setStatus(key, 'Inactive', 'SIGNER');
    store.deleteKey(key);
    const { publicId } = key;
    expect(store.events).toEqual([
      { at: 1_000_000, kind: 'create', publicId, by: 'SIGNER' },
      { at: 1_000_005, kind: 'touch', publicId, by: null },
      { at: 1_000_005, kind: 'disable', publicId, by: 'SIGNER' },
      { at: 1_000_005, kind: 'delete', publicId, by: null },
    ]);
    expect(store.deleted.get(publicId)).toBe(key);
  });

  it('lets a change back to active spread as slowly as a new key', () => {
    const { store, user, pass } = storeAt();
    store.settings.propagation = { enableMs: 10, revokeMs: 20, listMs: 0 };
    const key = store.addKey(user, { publicId: 'K', secret: 'x' });
    const is = () => store.lookUp('K')?.is;
    store.setStatus(key, 'Inactive');
    expect(is()).toBe('accepted');
    pass(20);
    expect(is()).toBe('disabled');
    store.setStatus(key, 'Active');
    expect(is()).toBe('disabled');
    pass(10);
    expect(is()).toBe('accepted');
  });

  it('reports the latest use that is old enough, and never goes back', () => {
    const { store, user, pass } = storeAt();
    store.settings.lastUsedLagMs = 100;
    const key = store.addKey(user, { publicId: 'K', secret: 'x' });
    store.use(key, 's3', 'a');
    pass(60);
    store.use(key, 'sqs', 'b');
    pass(60);
    expect(store.lastUseOf(key)).toMatchObject({ service: 's3', at: 1_000_000 });
    pass(60);
    expect(store.lastUseOf(key)).toMatchObject({ service: 'sqs', at: 1_000_060 });
    expect(store.lastUseOf(key)).toMatchObject({ service: 'sqs' });
  });
});

describe('the policies of a stand-in', () => {
  const { store, user } = storeAt();
  const other = { ...user };
  it.each([
    ['iam:CreateAccessKey', 'iam:CreateAccessKey', true, true],
    ['iam:CreateAccessKey', 'iam:DeleteAccessKey', false, false],
    ['iam:*AccessKey*', 'iam:ListAccessKeys', true, true],
    ['iam:*AccessKey*', 'iam:GetUser', false, false],
    ['iam:*@self', 'iam:CreateAccessKey', true, false],
  ])('%s for %s', (entry, action, self, others) => {
    const caller = Object.assign(user, { allow: [entry] });
    expect(isAllowed(store.settings, caller, action, caller)).toBe(self);
    expect(isAllowed(store.settings, caller, action, other)).toBe(others);
  });
});

describe('the trouble of a stand-in', () => {
  it('comes in the order in which it was ordered', () => {
    const disturbances = createDisturbances();
    disturbances.add({ action: 'B', what: 'drop', phase: 'before' });
    disturbances.add({ what: 'fail', phase: 'after', times: 2 });
    expect(['A', 'B', 'B', 'A'].map((action) => disturbances.take(action)?.what ?? null)).toEqual([
      'fail',
      'drop',
      'fail',
      null,
    ]);
  });

  it('holds what waits until it is let go', async () => {
    const pauses = createPauses();
    let gone = false;
    const held = pauses.hold().then(() => {
      gone = true;
    });
    expect([pauses.held(), gone]).toEqual([1, false]);
    pauses.release();
    await held;
    expect([pauses.held(), gone]).toEqual([0, true]);
  });
});

describe.each(BENCH_CLOUDS)('the stand-in for %s', (id) => {
  let bench: KeyBench;
  afterEach(() => bench.close());

  it('makes keys of the form that this cloud gives out, each another', async () => {
    bench = await startKeyBench(id);
    const made = [1, 2, 3].map(() => {
      const { store } = bench.cloud;
      const name = crypto.randomUUID();
      return store.createKey(store.addPrincipal({ kind: 'user', accountId: '1', name }));
    });
    const ids = made.map((key) => (typeof key === 'string' ? key : key.publicId));
    expect(new Set(ids).size).toBe(3);
    const form = id === 'aws' ? /^AKIA[A-Z2-7]{16}$/ : /^LTAI[0-9A-Za-z]{20}$/;
    for (const publicId of ids) expect(publicId).toMatch(form);
  });

  it('tells a caller who may not act nothing of who exists', async () => {
    bench = await startKeyBench(id);
    const { keys, key, ctx, user } = bench;
    for (const name of ['admin', 'nobody']) {
      const owner = { kind: 'user', name: bench.nameOf({ ...user, name }) } as const;
      expect((await errorOf(keys.list(key, owner, ctx))).failure.kind).toBe('denied-but-valid');
    }
  });
});
