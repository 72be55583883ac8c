import type { LeftKey, RotationView } from '../../../shared/model/rotation.ts';
import { leftBehind, leftKeys } from './engine/left.ts';
import type { Rotation, LeftKey as Unheld } from './engine/types.ts';

/** Whether the vault holds the secret of a key. */
export type IsHeld = (publicId: string) => boolean;

/** What a rotation left behind that ended early, or would leave if a person stopped it where it waits for one. */
export function leftOf(rotation: Rotation, isHeld: IsHeld): Pick<RotationView, 'leaves' | 'left'> {
  const { phase } = rotation;
  const left = (keys: readonly Unheld[]): readonly LeftKey[] =>
    keys.map((key) => ({ ...key, held: isHeld(key.publicId) || isStoredFirst(rotation, key) }));
  switch (phase.kind) {
    case 'aborted-safe':
      return { leaves: phase.leaves, left: left(phase.keys) };
    case 'attention':
      return { leaves: leftBehind(rotation, phase.from), left: left(leftKeys(rotation)) };
    case 'blocked-slots':
      return { leaves: 'old', left: left(leftKeys(rotation)) };
    default:
      return { leaves: null, left: [] };
  }
}

/** Stopping stores the answer that waits in the inbox, unless it is known to be unreadable. */
const isStoredFirst = ({ phase, candidate }: Rotation, { part }: Unheld): boolean =>
  part === 'new' &&
  phase.kind === 'attention' &&
  phase.reason !== 'secret-missing' &&
  candidate?.credentialId === null;
