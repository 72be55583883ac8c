import type { FailureKind } from '../../../shared/model/failure.ts';

/**
 * ECloud puts the reason of a refused key into the message alone: cloudmux pkg/multicloud/ecloud/request.go and two
 * desktop tools, which compare it. What a disabled key is answered is unconfirmed. A gateway that looks up keys in force
 * would find neither, so an id that it does not take is told as either. The message for a wrong time is a guess after
 * the other two.
 */
const MESSAGES: readonly (readonly [RegExp, FailureKind])[] = [
  [/Invalid parameter AccessKey\b/i, 'unknown-or-disabled'],
  [/Invalid parameter Signature\b/i, 'wrong-secret'],
  [/Invalid parameter Timestamp\b/i, 'clock-skew'],
];

// The gateway has no route to the API (a comment in cloudmux): its host is wrong and not the key.
const CODES: Readonly<Record<string, FailureKind>> = { M02C002: 'wrong-endpoint' };

// Unconfirmed: no text on missing rights was found. The gateway speaks up on keys with the messages above, so a 403 in
// its own shape comes from behind it.
const STATUSES: Readonly<Record<number, FailureKind>> = { 403: 'denied-but-valid', 429: 'throttled' };

/** What a refusal of ECloud says, and the words in it that stand for a code where it brings none. */
export function ecloudRefusal(
  code: string,
  message: string,
  httpStatus: number,
): { readonly kind: FailureKind; readonly words: string | null } {
  for (const [pattern, kind] of MESSAGES) {
    const words = pattern.exec(message)?.[0];
    if (words !== undefined) return { kind, words };
  }
  const routed = Object.entries(CODES).find(([known]) => code === known || message.includes(known));
  if (routed !== undefined) return { kind: routed[1], words: routed[0] };
  return { kind: STATUSES[httpStatus] ?? 'unexpected', words: null };
}
