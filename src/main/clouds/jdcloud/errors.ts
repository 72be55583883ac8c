import type { FailureKind } from '../../../shared/model/failure.ts';
import { clockIsOff } from '../clock-off.ts';
import type { HttpAnswer } from '../http/http.ts';

/** The `error` of an answer. */
export interface JdcloudError {
  readonly status: string;
  readonly message: string;
}

type Row = readonly [status: string, message: RegExp, kind: FailureKind];

// The public error codes of JD Cloud's API gateway (jdcloudcom/cn and /en). One status stands for many causes there, so
// the message has to tell. "secret key is nul": cloudmux, jdcloud/image.go.
const ROWS: readonly Row[] = [
  ['ACCESS_ERROR', /sign result is not same/i, 'wrong-secret'],
  // What a disabled key is answered is unconfirmed: the second of these is a candidate, the first as likely.
  ['ACCESS_ERROR', /invalid accesskey|secret key is nul/i, 'unknown-or-disabled'],
  ['ACCESS_ERROR', /invalid authentication credentials/i, 'unknown-or-disabled'],
  // Unconfirmed: no words for a wrong clock are published. "lack of header x-jdcloud-date" is not among them.
  ['ACCESS_ERROR', /expired?\b|time ?stamp|clock|(date|time).*(invalid|early|late|skew)/i, 'clock-skew'],
  ['HTTP_FORBIDDEN', /ip address is not allowed/i, 'valid-but-not-from-this-address'],
  ['HTTP_FORBIDDEN', /api is disabled/i, 'wrong-endpoint'],
  ['NOT_FOUND', /no route and no api/i, 'wrong-endpoint'],
  ['HTTP_RATE_LIMIT_EXCEEDED', /^/, 'throttled'],
];

/** Words about the key itself, in which a 403 says that it is no good. */
const ABOUT_THE_KEY = /access ?key|secret ?key|credential|signature|\b[as]k\b|密钥|凭证|签名/i;

/**
 * The kind of an error of JD Cloud. A 403 that the gateway does not explain comes from a service behind it, which a
 * request reaches with a good signature only (unconfirmed); one that speaks of the key is no such thing.
 */
export function jdcloudFailureKind(
  error: JdcloudError,
  answer: Pick<HttpAnswer, 'status' | 'clockAheadMs'>,
): FailureKind {
  const row = ROWS.find(([status, message]) => status === error.status && message.test(error.message));
  if (row !== undefined) return row[2];
  if (answer.status === 429) return 'throttled';
  if (answer.status === 403) return ABOUT_THE_KEY.test(error.message) ? 'unexpected' : 'denied-but-valid';
  return answer.status === 401 && clockIsOff(answer) ? 'clock-skew' : 'unexpected';
}
