import { expect, it } from 'vitest';
import type { ShellApp } from '../../../../src/main/electron/shell-app.ts';
import { verifyAll } from '../../../../src/main/electron/verify-all.ts';
import type { EventListener } from '../../../../src/main/services/events.ts';
import type { VerifyProgress, VerifySummary } from '../../../../src/shared/model/verification.ts';

const SUMMARY: VerifySummary = {
  ...{ startedAt: 1, endedAt: 2, how: 'done', by: 'person', total: 3, proven: 2, failed: 1, groups: [] },
};

/** An app whose run moves on once, then ends as `end` says. */
function app(end: () => unknown) {
  const listeners = new Set<EventListener>();
  const moved = () => {
    for (const listener of [...listeners]) listener('verification.changed', {});
  };
  const handle = async (channel: string) => {
    if (channel === 'verification.status')
      return { ok: true, value: { running: { done: 1, total: 3, failed: 0 }, last: null } };
    moved();
    await new Promise((resolve) => setImmediate(resolve));
    return end();
  };
  const subscribe = (listener: EventListener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const made = { handle, subscribe } as unknown as Pick<ShellApp, 'handle' | 'subscribe'>;
  return { made, moved, listening: () => listeners.size };
}

it('tells how far it is and what came of it, and listens no longer', async () => {
  const there = app(() => ({ ok: true, value: { summary: SUMMARY, results: [] } }));
  const seen: VerifyProgress[] = [];
  expect(await verifyAll(there.made, (state) => seen.push(state))).toEqual({
    kind: 'done',
    summary: SUMMARY,
  });
  expect(seen).toEqual([{ done: 1, total: 3, failed: 0 }]);
  expect(there.listening()).toBe(0);
});

it('says nothing where the vault was locked, or another run is under way', async () => {
  const there = app(() => ({ ok: false, error: { code: 'verifying', params: {} } }));
  expect(await verifyAll(there.made, () => undefined)).toEqual({ kind: 'refused' });
  expect(there.listening()).toBe(0);
});
