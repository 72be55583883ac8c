import type { UpdateStatus } from '../../../src/shared/model/updates.ts';

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
