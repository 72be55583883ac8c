import type { FailureKind } from '../../../shared/model/failure.ts';

/**
 * Whoever is turned away at the door gets a text without a code: `RestServer` and `AccessKeyManager` of the public
 * source. One text stands for an unknown and for a disabled key.
 */
const TEXTS: readonly (readonly [string, FailureKind])[] = [
  ['does not existed or disabled', 'unknown-or-disabled'],
  ['wrong accessKey signature', 'wrong-secret'],
  ['requestTimeTooSkewed', 'clock-skew'],
  // The door knows no access keys: another product, or one without the licence for them.
  ["Authorization type must be 'OAuth'", 'wrong-endpoint'],
  ['unable to find RestAuthenticationBackend', 'wrong-endpoint'],
  ['no api mapping to', 'wrong-endpoint'],
  // Our own requests hold all of these, so something on the way took them out or the version is another one.
  ['accessKey format is', 'unexpected'],
  ["'Date' must be", 'unexpected'],
  ["'Date' format error", 'unexpected'],
  ["missing header 'Authorization'", 'unexpected'],
  ['Invalid query parameter', 'unexpected'],
];

/** The refusal that an answer in plain text stands for, with the words that tell it; null for any other text. */
export function textRefusal(
  text: string,
): { readonly kind: FailureKind; readonly vendorCode: string } | null {
  const found = /^\s*</.test(text) ? undefined : TEXTS.find(([words]) => text.includes(words));
  return found === undefined ? null : { kind: found[1], vendorCode: found[0] };
}

/**
 * `IdentityErrors` of the public source, which the table of diagnosis follows too: 1000 a sign-in that was refused, 1001
 * a session that is unknown or over, 1002 a denial, 1003 and 1004 quotas, 1005 a password to be changed, 1006 too many
 * sessions, 1007 an account that is disabled. A signed request has no session of its own, so 1001 is the node's fault
 * and judges no key; whoever signed in with a password reads it as an end. Accounts are not looked at in the public part
 * of the door, so that 1007 comes for a key at all is unconfirmed.
 */
const CODES: Readonly<Record<string, FailureKind>> = {
  'ID.1002': 'denied-but-valid',
  'ID.1007': 'disabled',
};

/** The kind of an error object, which only requests past the door are answered; `codes` are its own and its causes'. */
export function codeKind(codes: readonly string[]): FailureKind {
  for (const code of codes) {
    const kind = CODES[code];
    if (kind !== undefined) return kind;
  }
  return 'unexpected';
}
