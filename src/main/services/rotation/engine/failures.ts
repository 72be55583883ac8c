import { assertNever } from '../../../../shared/assert-never.ts';
import type { CloudFailure } from '../../../../shared/model/failure.ts';
import type { RotationReason } from '../../../../shared/model/rotation.ts';

/** Whether a failure says nothing of keys and rights, and goes away by itself or by what a person does elsewhere. */
export function isPassing({ kind }: CloudFailure): boolean {
  switch (kind) {
    case 'network':
    case 'throttled':
    case 'clock-skew':
    case 'wrong-endpoint':
    case 'untrusted-certificate':
      return true;
    case 'unknown-key':
    case 'wrong-secret':
    case 'disabled':
    case 'unknown-or-disabled':
    case 'expired-token':
    case 'denied-but-valid':
    case 'valid-but-not-from-this-address':
    case 'unexpected':
      return false;
    default:
      return assertNever(kind);
  }
}

/** Whether a failure shows that the key itself is good, and may only not do what was asked. */
export const isDenied = ({ kind }: CloudFailure): boolean =>
  kind === 'denied-but-valid' || kind === 'valid-but-not-from-this-address';

/** What a failure that does not pass is called in front of a person. */
export const reasonOf = (failure: CloudFailure): RotationReason =>
  isDenied(failure) ? 'denied' : 'unexpected';
