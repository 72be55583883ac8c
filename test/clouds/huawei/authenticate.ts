import { Refusal, type Visit } from '../shared/front.ts';
import type { StoredKey } from '../shared/model.ts';
import { readSignature } from './signature.ts';

const MINUTE_MS = 60_000;
const WINDOW_MS = 15 * MINUTE_MS;
/** "More than five consecutive times": the sixth is refused unseen, for five minutes. */
const FAILURES_TO_LOCK = 5;
const LOCKED_MS = 5 * MINUTE_MS;

/** Failures in a row by key id, as the gateway counts them. */
export type Failures = Map<string, { count: number; lockedUntil: number }>;

const unauthenticated = (reason: string) =>
  new Refusal(401, 'APIGW.0301', `Incorrect IAM authentication information: ${reason}`);

const compact = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

/**
 * Finds out which key signed, from the store and a signature computed anew. Throws `Refusal`. What a disabled key and an
 * expired token are answered is unconfirmed; the words for an unknown key and a wrong token are taken.
 */
export function authenticate({ request, store, now }: Visit, failures: Failures): StoredKey {
  const signed = readSignature(request);
  if (signed === null) throw unauthenticated('Unauthorized');
  if (!(Math.abs(signed.at - now) <= WINDOW_MS)) {
    const times = `signature time:${request.headers['x-sdk-date']},server time:${compact(now)}`;
    throw unauthenticated(`calc aksk signature fail:signature expired, ${times}`);
  }
  const found = store.lookUp(signed.keyId);
  if (found === null || found.is === 'disabled') {
    throw unauthenticated(`Get secretKey failed,ak:${signed.keyId},err:ak not exist`);
  }
  const { key } = found;
  const failed = failures.get(key.publicId) ?? { count: 0, lockedUntil: 0 };
  if (failed.lockedUntil > now) {
    throw unauthenticated(`AK access failed to reach the limit,forbidden: ${key.publicId}`);
  }
  if (!signed.fits(key.secret)) {
    const count = failed.count + 1;
    failures.set(key.publicId, { count, lockedUntil: count >= FAILURES_TO_LOCK ? now + LOCKED_MS : 0 });
    throw unauthenticated(`verify aksk signature fail, canonicalRequest:${signed.canonical}`);
  }
  failures.delete(key.publicId);
  const token = request.headers['x-security-token'];
  if (key.token === null && token === undefined) return key;
  if (key.token === null || token !== key.token.text || key.token.expiresAt <= now) {
    throw unauthenticated('decrypt token fail');
  }
  return key;
}
