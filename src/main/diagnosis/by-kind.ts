import type { CauseId } from '../../shared/model/diagnosis.ts';
import type { FailureKind } from '../../shared/model/failure.ts';
import { CAUSES } from './causes/index.ts';

const BY_KIND: Readonly<Record<FailureKind, CauseId | null>> = {
  'unknown-key': 'unknown-key',
  'wrong-secret': 'wrong-secret',
  disabled: 'key-disabled',
  'unknown-or-disabled': 'unknown-or-disabled',
  'expired-token': 'expired-token',
  'clock-skew': 'clock-skew',
  'denied-but-valid': 'denied',
  'valid-but-not-from-this-address': 'not-from-here',
  throttled: 'throttled',
  'wrong-endpoint': 'wrong-endpoint',
  'untrusted-certificate': 'tls-untrusted',
  // The code alone tells how the way failed, and an unexpected answer is unexpected.
  network: null,
  unexpected: null,
};

/** What a check calls by a wider word than the cause has: the cause tells more, and both are true. */
const NARROWER: Readonly<Partial<Record<CauseId, readonly FailureKind[]>>> = {
  'key-expired': ['expired-token'],
  'bad-token': ['expired-token'],
  'no-such-principal': ['unknown-key', 'unknown-or-disabled'],
  'tenant-unknown': ['unknown-key'],
  'project-wrong': ['denied-but-valid'],
  mfa: ['denied-but-valid'],
  // A rule may be about the network as well.
  'denied-explicit': ['denied-but-valid', 'valid-but-not-from-this-address'],
  'service-off': ['denied-but-valid', 'wrong-endpoint'],
  arrears: ['denied-but-valid'],
  'unknown-action': ['wrong-endpoint'],
  'html-answer': ['wrong-endpoint'],
};

/** Whether a cause can be told of a failure that a check calls `kind`. */
export const fitsKind = (cause: CauseId, kind: FailureKind): boolean =>
  CAUSES[cause].kind === kind || NARROWER[cause]?.includes(kind) === true;

/**
 * The cause that a check's own finding stands for, where the tables found none or one that contradicts it: the check saw
 * the whole answer, of which a code is left. Null where there is nothing to correct.
 */
export function causeByKind(kind: FailureKind | null, found: CauseId | null): CauseId | null {
  if (kind === null || (found !== null && fitsKind(found, kind))) return null;
  // Of a key that is refused, only a lock passes by waiting.
  if (kind === 'throttled' && found === 'key-refused') return 'key-locked';
  return BY_KIND[kind];
}
