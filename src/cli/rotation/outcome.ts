import type { RotationView } from '../../shared/model/rotation.ts';
import { needsPerson } from '../../shared/rotation-needs.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';

/** Whether a rotation ended without a new key, and not because a person wished so. */
const gaveUp = ({ phase, reason }: RotationView): boolean =>
  phase === 'aborted-safe' && reason !== 'stopped-by-person';

/** 0 for a rotation that is done, goes on by itself or was stopped on purpose; 1 for one that a person must look at. */
export function rotationExit(rotation: RotationView): ExitCode {
  return needsPerson(rotation) || gaveUp(rotation) ? EXIT.refused : EXIT.fine;
}
