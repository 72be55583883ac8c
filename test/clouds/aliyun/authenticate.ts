import type { StoredKey } from '../shared/model.ts';
import type { Incoming } from '../shared/server.ts';
import type { CloudStore } from '../shared/store.ts';
import { AliyunRefusal } from './refusal.ts';
import { readAcs3, readRpc, type Signed } from './signatures.ts';

const WINDOW_MS = 15 * 60_000;

export const readSignature = (request: Incoming, params: URLSearchParams): Signed | null =>
  readAcs3(request) ?? readRpc(request, params);

/**
 * Finds out which key signed, from the store and a signature computed anew. Throws `AliyunRefusal`.
 * `nonces` holds those of accepted requests.
 */
export function authenticate(
  signed: Signed | null,
  context: { readonly store: CloudStore; readonly now: number; readonly nonces: Set<string> },
): StoredKey {
  if (signed === null) {
    throw new AliyunRefusal('MissingAccessKeyId', 400, 'AccessKeyId is mandatory for this action.');
  }
  checkDate(signed.date, context.now);
  const found = context.store.lookUp(signed.keyId);
  if (found === null) {
    throw new AliyunRefusal('InvalidAccessKeyId.NotFound', 404, 'Specified access key is not found.');
  }
  const { key } = found;
  if (found.is === 'disabled') {
    throw new AliyunRefusal('InvalidAccessKeyId.Inactive', 400, 'Specified access key is disabled.');
  }
  checkToken(signed.token, key, context.now);
  if (!signed.fits(key.secret)) {
    throw new AliyunRefusal(
      'SignatureDoesNotMatch',
      400,
      `Specified signature is not matched with our calculation. server string to sign is:${signed.stringToSign}`,
    );
  }
  if (signed.nonce === '' || context.nonces.has(signed.nonce)) {
    throw new AliyunRefusal('SignatureNonceUsed', 400, 'Specified signature nonce was used already.');
  }
  context.nonces.add(signed.nonce);
  return key;
}

function checkDate(text: string, now: number): void {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) {
    throw new AliyunRefusal(
      'InvalidTimeStamp.Format',
      400,
      'Specified time stamp or date value is not well formatted.',
    );
  }
  if (Math.abs(at - now) > WINDOW_MS) {
    throw new AliyunRefusal(
      'InvalidTimeStamp.Expired',
      400,
      'Specified time stamp or date value is expired.',
    );
  }
}

function checkToken(token: string | null, key: StoredKey, now: number): void {
  if (key.token === null && token === null) return;
  if (token === null) {
    throw new AliyunRefusal('MissingSecurityToken', 400, 'SecurityToken is mandatory for this action.');
  }
  if (token !== key.token?.text) {
    throw new AliyunRefusal('InvalidSecurityToken.Malformed', 400, 'Specified SecurityToken is malformed.');
  }
  if (key.token.expiresAt <= now) {
    throw new AliyunRefusal('InvalidSecurityToken.Expired', 400, 'Specified SecurityToken is expired.');
  }
}
