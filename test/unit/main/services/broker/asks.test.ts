import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../../src/main/node/random.ts';
import { type Ask, createAsks } from '../../../../../src/main/services/broker/asks.ts';
import { type CredentialId, credentialId } from '../../../../../src/shared/model/ids.ts';
import { fakeClock } from '../../../../support/fake/clock.ts';
import { PROGRAM } from '../../../../support/fake/door.ts';

const KEY = credentialId.parse('fedcba9876543211');

function bench() {
  const clock = fakeClock();
  const told: Ask[] = [];
  const seen = { changes: 0 };
  const asks = createAsks({
    ...{ clock, random: createRandom(), asked: (ask) => told.push(ask) },
    changed: () => {
      seen.changes += 1;
    },
  });
  const wait = (
    key: CredentialId = KEY,
    { program = PROGRAM, gone = new AbortController().signal } = {},
  ): Promise<string> =>
    asks.wait({ program, credentialId: key, way: 'process' }, gone).then(
      () => 'allowed',
      (error) => error.code,
    );
  return { asks, clock, told, wait, seen };
}

const keyOf = (n: number) => credentialId.parse(String(n).padStart(16, '0'));

describe('questions', () => {
  it('are one for all that ask for the same, and are told once', async () => {
    const { asks, told, wait } = bench();
    const all = [wait(), wait(KEY, { program: { ...PROGRAM, pid: 5 } }), wait()];
    const other = wait(KEY, { program: { ...PROGRAM, script: '/x' } });
    expect(asks.list().map((one) => one.count())).toEqual([3, 1]);
    expect(told).toHaveLength(2);
    asks.allow(asks.list()[0]?.id ?? ('' as never));
    expect(await Promise.all(all)).toEqual(['allowed', 'allowed', 'allowed']);
    asks.refuse(asks.list()[0]?.id ?? ('' as never));
    expect(await other).toBe('consent-refused');
    expect(asks.list()).toEqual([]);
  });

  it('wait a minute for each request', async () => {
    const { asks, clock, wait } = bench();
    const early = wait();
    clock.advance(30_000);
    const late = wait();
    const [ask] = asks.list();
    expect((ask?.until() ?? 0) - (ask?.at ?? 0)).toBe(90_000);
    clock.advance(30_000);
    expect(await early).toBe('consent-late');
    expect(asks.list()[0]?.count()).toBe(1);
    clock.advance(30_000);
    expect(await late).toBe('consent-late');
    expect(asks.list()).toEqual([]);
    expect(clock.waiting).toBe(0);
  });

  it('end with the last of those that asked', async () => {
    const { asks, wait, seen, clock } = bench();
    const [one, two] = [new AbortController(), new AbortController()];
    const both = [wait(KEY, { gone: one.signal }), wait(KEY, { gone: two.signal })];
    one.abort();
    expect(asks.list()[0]?.count()).toBe(1);
    const before = seen.changes;
    two.abort();
    await Promise.all(both);
    expect(asks.list()).toEqual([]);
    expect(seen.changes).toBeGreaterThan(before);
    expect(clock.waiting).toBe(0);
    // Who left before their turn asks nothing.
    await wait(KEY, { gone: AbortSignal.abort() });
    expect(asks.list()).toEqual([]);
  });

  it('are all refused at a lock', async () => {
    const { asks, wait } = bench();
    const all = [wait(keyOf(1)), wait(keyOf(2))];
    asks.refuseAll('vault-locked');
    expect(await Promise.all(all)).toEqual(['vault-locked', 'vault-locked']);
    expect(asks.list()).toEqual([]);
  });

  it('are fifty at most', async () => {
    const { asks, wait } = bench();
    const all = Array.from({ length: 50 }, (_, n) => wait(keyOf(n)));
    expect(() => wait(keyOf(50))).toThrow(expect.objectContaining({ code: 'too-many-askers' }));
    // One more that asks for the same is no question more.
    const same = wait(keyOf(0));
    asks.refuseAll('vault-locked');
    expect(new Set(await Promise.all([...all, same]))).toEqual(new Set(['vault-locked']));
  });
});
