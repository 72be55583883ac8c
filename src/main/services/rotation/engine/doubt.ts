import type { CloudFailure } from '../../../../shared/model/failure.ts';
import { enter } from './step.ts';
import { deadline } from './time.ts';
import type { Deadline, Instant, Rotation, Station, Step } from './types.ts';

/** Until when a request whose answer is unknown may still take effect. */
export const doubtAt = ({ limits }: Rotation, at: Instant): Deadline => deadline(at, limits.settleMs);

/** Looks at the cloud before it goes on from a station: after a start, an unlock, a sleep, or a person's word. */
export const inDoubt = (rotation: Rotation, from: Station, at: Instant): Step =>
  enter(rotation, { kind: 'reconcile', from, since: at, undo: false });

/** As `inDoubt`, after a change of ours that may or may not have happened. */
export function afterChange(
  rotation: Rotation,
  from: Station,
  at: Instant,
  failure: CloudFailure | null,
): Step {
  const changes = { failure, doubt: doubtAt(rotation, at) };
  return enter(rotation, { kind: 'reconcile', from, since: at, undo: false }, [], changes);
}
