import type { FailureKind } from '../../../shared/model/failure.ts';
import { clockIsOff } from '../clock-off.ts';
import type { HttpAnswer } from '../http/http.ts';

/** What an answer says went wrong. The code is the gateway's own, `CTAPI_` and a number, or that of a service behind it. */
export interface CtyunError {
  readonly code: string;
  readonly message: string;
}

// 10009 with its message: public samples, and cloudmux by the message. 10002: a third party's notes, "invalid AK/SK";
// what a disabled key is answered is unconfirmed, so it may be the same.
const KINDS: Readonly<Record<string, FailureKind>> = {
  CTAPI_10009: 'wrong-secret',
  CTAPI_10002: 'unknown-or-disabled',
};

// The gateway lets in only addresses that were put on a list, and publishes no code for others, for a wrong clock or for
// too many calls: its words have to do, in either language (all of these are unconfirmed).
const WORDS: readonly (readonly [RegExp, FailureKind])[] = [
  [/signature verification failed/i, 'wrong-secret'],
  [/white ?list|allow ?list|白名单|\bIP\b/i, 'valid-but-not-from-this-address'],
  [/eop-date|expired|time ?stamp|过期|时间/i, 'clock-skew'],
  [/throttl|too many|rate limit|限流|频繁/i, 'throttled'],
];

/** Codes of services behind the gateway, which a request reaches with a good signature only (unconfirmed). */
const ofService = (code: string): boolean => /^(CTIAM_|Openapi\.)/i.test(code);

/** The kind of an error of Ctyun. */
export function ctyunFailureKind(
  { code, message }: CtyunError,
  answer: Pick<HttpAnswer, 'status' | 'clockAheadMs'>,
): FailureKind {
  const known = KINDS[code];
  if (known !== undefined) return known;
  if (answer.status === 429) return 'throttled';
  if (answer.status >= 500) return 'unexpected';
  if (ofService(code)) return 'denied-but-valid';
  const word = WORDS.find(([words]) => words.test(message));
  if (word !== undefined) return word[1];
  if (clockIsOff(answer)) return 'clock-skew';
  // Cloudpods' maintainers answer every report of a 403 with the list of addresses (issues 16761, 16772).
  return answer.status === 403 ? 'valid-but-not-from-this-address' : 'unexpected';
}
