import type { FailureKind } from '../../../shared/model/failure.ts';

// Codes: "Quick start" of UCloud's API documents (summary/public.md), one table for all actions.
const KINDS: Readonly<Record<number, FailureKind>> = {
  153: 'throttled',
  // No action, or none of this name: something else answers in UCloud's words.
  160: 'wrong-endpoint',
  161: 'wrong-endpoint',
  171: 'wrong-secret',
  // "User does not exist". What a disabled key is answered is written nowhere, and it may well be this.
  172: 'unknown-or-disabled',
  // The signature is checked first: the key may not use this project, or not this zone, or not this action.
  292: 'denied-but-valid',
  293: 'denied-but-valid',
  299: 'denied-but-valid',
  294: 'valid-but-not-from-this-address',
};

/** The kind of a `RetCode` other than 0, which comes with a status of 200. */
export function ucloudFailureKind(retCode: number, httpStatus: number): FailureKind {
  return KINDS[retCode] ?? (httpStatus === 429 ? 'throttled' : 'unexpected');
}
