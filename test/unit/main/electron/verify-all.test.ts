import { describe, expect, it } from 'vitest';
import { type VerifyProgress, verifyAll } from '../../../../src/main/electron/verify-all.ts';
import type { Router } from '../../../../src/main/ipc/router.ts';
import type { CredentialId } from '../../../../src/shared/model/ids.ts';

const idOf = (n: number) => String(n).padStart(16, '0') as CredentialId;

/** Every seventh key is of a platform that cannot be asked, in a vault that has such keys. */
const CLOUDS = ['aws', 'aliyun', 'aws', 'aliyun', 'aws', 'aliyun', 'zstack'] as const;

/** A vault of so many keys; `answer` tells what verifying each of them gives. */
function vault(
  total: number,
  answer: (n: number) => 'proven' | 'failed' | 'locked' | 'busy',
  clouds: readonly string[] = ['aws'],
) {
  let running = 0;
  let most = 0;
  const handle = async (channel: string, input: { id?: string; offset?: number; limit?: number }) => {
    if (channel === 'credentials.list') {
      const ids = Array.from({ length: total }, (_, n) => ({
        id: idOf(n),
        cloud: clouds[n % clouds.length],
      }));
      const { offset = 0, limit = 0 } = input;
      return { ok: true, value: { total, rows: ids.slice(offset, offset + limit) } };
    }
    running += 1;
    most = Math.max(most, running);
    await Promise.resolve();
    running -= 1;
    const kind = answer(Number(input.id));
    if (kind === 'locked') return { ok: false, error: { code: 'vault-locked', params: {} } };
    if (kind === 'busy') return { ok: false, error: { code: 'vault-busy', params: {} } };
    return { ok: true, value: { kind } };
  };
  return { app: { handle } as unknown as Pick<Router, 'handle'>, most: () => most };
}

describe('verifying all keys', () => {
  it('asks for each of them, over all pages, four at a time, and tells how far it is', async () => {
    const { app, most } = vault(1203, () => 'proven');
    const seen: VerifyProgress[] = [];
    expect(await verifyAll(app, (state) => seen.push(state))).toEqual({
      kind: 'done',
      proven: 1203,
      failed: [],
    });
    expect(most()).toBe(4);
    expect(seen[0]).toEqual({ done: 0, total: 1203 });
    expect(seen.at(-1)).toEqual({ done: 1203, total: 1203 });
  });

  it('names those that failed or could not be asked for, in the order of the list', async () => {
    const { app } = vault(9, (n) => (n === 7 ? 'failed' : n === 2 ? 'busy' : 'proven'));
    expect(await verifyAll(app, () => undefined)).toEqual({
      kind: 'done',
      proven: 7,
      failed: [idOf(2), idOf(7)],
    });
  });

  it('ends at a lock', async () => {
    const { app } = vault(100, (n) => (n < 10 ? 'proven' : 'locked'));
    expect(await verifyAll(app, () => undefined)).toEqual({ kind: 'locked' });
  });

  it('leaves out keys of platforms that cannot be asked, on every page', async () => {
    const asked: number[] = [];
    const note = (n: number) => {
      asked.push(n);
      return 'proven' as const;
    };
    const { app } = vault(1204, note, CLOUDS);
    expect(await verifyAll(app, () => undefined)).toEqual({ kind: 'done', proven: 1032, failed: [] });
    expect(asked.filter((n) => n % 7 === 6)).toEqual([]);
  });

  it('has nothing to say of an empty vault but that', async () => {
    const { app } = vault(0, () => 'failed');
    expect(await verifyAll(app, () => undefined)).toEqual({ kind: 'done', proven: 0, failed: [] });
  });
});
