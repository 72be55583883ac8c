import { type FoundKey, publicIdOf, secretOf } from '../../../../src/main/formats/found-key.ts';
import { catalogue, regionOf } from '../../../../src/shared/catalogue/index.ts';

/** A found key as the pair that it is, with its secrets in the open, to compare with. */
export function plain(key: FoundKey) {
  const { cloud, sure, label, line } = key;
  const { tokenField } = catalogue[cloud];
  return {
    ...{ cloud, sure, label, line },
    publicId: publicIdOf(key),
    secret: secretOf(key)?.reveal() ?? null,
    token: (tokenField === null ? undefined : key.secrets[tokenField])?.reveal() ?? null,
    region: regionOf(cloud, key.fields),
  };
}

/** The two halves of a found key. */
export function pairOf(key: FoundKey): readonly [publicId: string, secret: string] {
  return [publicIdOf(key), secretOf(key)?.reveal() ?? ''];
}

export const AWS_ID = 'AKIAIOSFODNN7EXAMPLE';
export const AWS_SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
export const ALI_ID = 'LTAI5tKeyturnExample1234';
export const ALI_SECRET = 'kEyTuRn0123456789abcdefABCDEFx';
