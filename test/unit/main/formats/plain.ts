import type { FoundKey } from '../../../../src/main/formats/found-key.ts';

/** A found key with its secrets in the open, to compare with. */
export function plain(key: FoundKey) {
  return { ...key, secret: key.secret.reveal(), token: key.token?.reveal() ?? null };
}

export const AWS_ID = 'AKIAIOSFODNN7EXAMPLE';
export const AWS_SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
export const ALI_ID = 'LTAI5tKeyturnExample1234';
export const ALI_SECRET = 'kEyTuRn0123456789abcdefABCDEFx';
