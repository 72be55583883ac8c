import { createPrivateKey, type KeyObject } from 'node:crypto';
import type { Revealable } from '../cloud.ts';
import { cloudError } from '../cloud-error.ts';

/**
 * Reads the private key of a key file, whether its line ends are real or written as `\n`. Throws `wrong-secret` where
 * the text holds no RSA key: nothing was sent, and what the library says of it is kept back since it may quote the text.
 */
export function readPrivateKey(secret: Revealable): KeyObject {
  const pem = secret.reveal().replaceAll('\\n', '\n').trim();
  const key = parse(`${pem}\n`);
  if (key?.asymmetricKeyType === 'rsa') return key;
  throw cloudError('wrong-secret', { vendorCode: 'MALFORMED_PRIVATE_KEY', outcome: 'refused' });
}

function parse(pem: string): KeyObject | null {
  // An encrypted key would make the library ask for a passphrase.
  if (!pem.includes('-----BEGIN') || pem.includes('ENCRYPTED')) return null;
  try {
    return createPrivateKey({ key: pem, format: 'pem' });
  } catch {
    return null;
  }
}
