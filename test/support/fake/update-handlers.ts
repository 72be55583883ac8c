import type { UpdateState, UpdateStatus } from '../../../src/shared/model/updates.ts';
import type { FakeBridge } from './bridge.ts';

const STATUS: UpdateStatus = {
  version: '0.1.0',
  state: { kind: 'off', reason: 'not-installed' },
  checkedAt: null,
  releases: false,
};

/** A copy of the app that never updates itself. */
export const updateHandlers = {
  'updates.status': () => STATUS,
  'updates.check': () => STATUS,
  'updates.download': () => STATUS,
  'updates.install': () => ({}),
  'updates.openReleases': () => ({}),
} as const;

/** A signed app, and a newer version of it; the first download turns out to be by somebody else. */
export function beginUpdates(fake: FakeBridge): void {
  let tries = 0;
  let status: UpdateStatus = { ...STATUS, state: { kind: 'idle' }, releases: true };
  const go = (state: UpdateState): UpdateStatus => {
    status = { ...status, state };
    fake.emit('updates.changed', {});
    return status;
  };
  fake.override('updates.status', () => status);
  fake.override('updates.check', () => {
    status = { ...status, checkedAt: Date.now() };
    return go({ kind: 'available', version: '0.2.0' });
  });
  fake.override('updates.download', () => {
    tries += 1;
    return tries === 1
      ? go({ kind: 'failed', problem: 'signature', version: '0.2.0' })
      : go({ kind: 'ready', version: '0.2.0' });
  });
}
