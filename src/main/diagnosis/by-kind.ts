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

/**
 * The cause that a check's own finding stands for, where a table's differs: the check saw the whole answer, of which a
 * code is left. Null where there is nothing to correct.
 */
export function causeByKind(kind: FailureKind | null, found: CauseId | null): CauseId | null {
  if (kind === null || (found !== null && CAUSES[found].kind === kind)) return null;
  // Of a key that is refused, only a lock passes by waiting.
  if (kind === 'throttled' && found === 'key-refused') return 'key-locked';
  return BY_KIND[kind];
}
