import { hmac, percentEncode, sameText, sortedQuery } from '../shared/encode.ts';
import { Refusal, type Visit } from '../shared/front.ts';
import type { StoredKey } from '../shared/model.ts';

const WINDOW_MS = 15 * 60_000;

export const refusal = (status: number, code: string, message: string): Refusal =>
  new Refusal(status, code, message);

function fits(method: string, query: URLSearchParams, secret: string): boolean {
  const params = sortedQuery([...query].filter(([name]) => name !== 'Signature'));
  const text = `${method}&${percentEncode('/')}&${percentEncode(params)}`;
  const computed = hmac('sha1', `${secret}&`, text).toString('base64');
  return sameText(computed, query.get('Signature') ?? '');
}

/** Finds out which key signed by signature 1.0 of the RPC style; `nonces` are those of accepted requests. */
export function authenticate({ request, store, now }: Visit, nonces: Set<string>): StoredKey {
  const { query, method } = request;
  if (query.get('SignatureMethod') !== 'HMAC-SHA1' || query.get('SignatureVersion') !== '1.0') {
    throw refusal(400, 'InvalidSignatureMethod', 'Specified signature method is not supported.');
  }
  const stamp = query.get('Timestamp') ?? '';
  const sent = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(stamp) ? Date.parse(stamp) : Number.NaN;
  if (!(Math.abs(sent - now) <= WINDOW_MS)) {
    throw refusal(400, 'InvalidTimeStamp.Expired', 'Specified time stamp or date value is expired.');
  }
  const found = store.lookUp(query.get('AccessKeyId') ?? '');
  if (found === null) {
    throw refusal(404, 'InvalidAccessKeyId.NotFound', 'Specified access key is not found.');
  }
  if (found.is === 'disabled') {
    throw refusal(400, 'InvalidAccessKeyId.Inactive', 'Specified access key is disabled.');
  }
  if (!fits(method, query, found.key.secret)) {
    throw refusal(400, 'SignatureDoesNotMatch', 'Specified signature is not matched with our calculation.');
  }
  const nonce = query.get('SignatureNonce') ?? '';
  if (nonce === '' || nonces.has(nonce)) {
    throw refusal(400, 'SignatureNonceUsed', 'Specified signature nonce was used already.');
  }
  nonces.add(nonce);
  return found.key;
}
