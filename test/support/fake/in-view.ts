import { dueState } from '../../../src/shared/due.ts';
import type { CredentialSummary } from '../../../src/shared/model/credential.ts';
import type { View } from '../../../src/shared/model/view.ts';

/** Whether a view of the list has a key in it. */
export function inView(key: CredentialSummary, view: View, now: number): boolean {
  if (view.kind === 'bin') return key.removedAt !== null;
  if (key.removedAt !== null) return false;
  const due = dueState(key, key.leadTimes, now).kind;
  switch (view.kind) {
    case 'all':
      return true;
    case 'due':
      return due !== 'calm';
    case 'overdue':
      return due === 'overdue' || due === 'expired';
    case 'unverified':
      return key.health.kind === 'unverified';
    case 'cloud':
      return key.cloud === view.cloud;
  }
}
