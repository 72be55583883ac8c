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

const THROTTLED: readonly [RegExp, FailureKind] = [/throttl|too many|rate limit|限流|频繁/i, 'throttled'];

// The gateway lets in only addresses that were put on a list, and publishes no code for others, for a wrong clock or for
// too many calls: its words have to do, in either language (all of these are unconfirmed). What is over may be the key, so
// a clock takes words about the time of the request.
const WORDS: readonly (readonly [RegExp, FailureKind])[] = [
  [/signature verification failed/i, 'wrong-secret'],
  [/white ?-?list|allow ?-?list|白名单|\bIP\b/i, 'valid-but-not-from-this-address'],
  [/eop-date|time ?stamp|request time|时间戳|请求时间/i, 'clock-skew'],
  THROTTLED,
];

// Codes of services behind the gateway, which a request reaches with a good signature only (unconfirmed). They stand for
// anything that a service finds fault with, so a denial has to be named.
const OF_SERVICE = /^(CTIAM_|Openapi\.)/i;
const OF_SERVICES: typeof WORDS = [
  [/den(y|ied)|forbid|permission|authori[sz]|access ?failed|无权|权限|未授权/i, 'denied-but-valid'],
  THROTTLED,
];

/** The kind of an error of Ctyun. */
export function ctyunFailureKind(
  { code, message }: CtyunError,
  answer: Pick<HttpAnswer, 'status' | 'clockAheadMs'>,
): FailureKind {
  const known = KINDS[code];
  if (known !== undefined) return known;
  if (answer.status === 429) return 'throttled';
  if (answer.status >= 500) return 'unexpected';
  const kindIn = (words: typeof WORDS, said: string) => words.find(([pattern]) => pattern.test(said))?.[1];
  if (OF_SERVICE.test(code)) return kindIn(OF_SERVICES, `${code} ${message}`) ?? 'unexpected';
  // A refusal without words is left open: the list of addresses is the usual cause of a 403 (Cloudpods' issues 16761 and
  // 16772), and a key that was switched off is one too.
  return kindIn(WORDS, message) ?? (clockIsOff(answer) ? 'clock-skew' : 'unexpected');
}
