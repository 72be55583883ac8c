import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';

const made: string[] = [];

/** The `nth` private key of this process, as a key file holds it. Making one takes long, so that they are few. */
export function privateKeyPem(nth: number): string {
  while (made.length <= nth) {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    made.push(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  }
  return made[nth] ?? '';
}

const publicKeys = new Map<string, KeyObject>();

/** The half of a key that the cloud keeps. */
export function publicKeyOf(pem: string): KeyObject {
  const known = publicKeys.get(pem);
  if (known !== undefined) return known;
  const key = createPublicKey(pem);
  publicKeys.set(pem, key);
  return key;
}
