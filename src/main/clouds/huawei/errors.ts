import type { FailureKind } from '../../../shared/model/failure.ts';

/** What Huawei Cloud says of a refusal. */
export interface HuaweiError {
  readonly code: string;
  readonly message: string;
  readonly status: number;
}

/**
 * The gateway refuses every signature by one code, APIGW.0301 (APIG.0301 on some sites), and only the text behind
 * "Incorrect IAM authentication information" tells why; the first that fits counts. Sources: "Common Errors Related to
 * IAM Authentication Information" (API Request Signing Guide), and reports of users for the clock and for an AK without
 * "Get secretKey failed" before it.
 */
const REASONS: readonly (readonly [RegExp, FailureKind])[] = [
  // Five failures in a row lock the key for five minutes, in which even the right secret is refused: nothing is judged.
  [/AK access failed to reach the limit/i, 'throttled'],
  // Before the signature: the text is "calc aksk signature fail:signature expired, signature time:…,server time:…".
  [/signature expired/i, 'clock-skew'],
  [/verify ak ?sk signature fail/i, 'wrong-secret'],
  // What a disabled key is answered is unconfirmed, and probably this; an administrator's key can tell.
  [/ak\b.*\bnot exist|get secretkey failed/i, 'unknown-or-disabled'],
  // A wrong token reads the same as one that is over, and the latter is what happens to tokens by themselves.
  [/decrypt token fail|token (has |is )?expire/i, 'expired-token'],
];

const KINDS: Readonly<Record<string, FailureKind>> = {
  // "The API does not exist or has not been published": another service, or a region that has none.
  '0101': 'wrong-endpoint',
  // A list that lets some users through, and this one not.
  '0302': 'denied-but-valid',
  '0308': 'throttled',
};

/** The kind of a refusal by the gateway (APIGW.…), by IAM (IAM.…, PAP5.…) or by STS (STS5.…). */
export function huaweiFailureKind({ code, message, status }: HuaweiError): FailureKind {
  const gateway = /^APIGW?\.(\d{4})$/.exec(code)?.[1];
  if (gateway === '0301' || status === 401) {
    // A refused signature is followed by the request itself, which may hold any words.
    const [reason = ''] = message.split('canonicalRequest');
    // "Unauthorized" and whatever else there is says no more than that something about the key is wrong.
    return REASONS.find(([pattern]) => pattern.test(reason))?.[1] ?? 'unexpected';
  }
  const kind = KINDS[gateway ?? ''];
  if (kind !== undefined) return kind;
  if (status === 429) return 'throttled';
  return status === 403 ? 'denied-but-valid' : 'unexpected';
}
