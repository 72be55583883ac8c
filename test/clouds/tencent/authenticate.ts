import { Refusal, type Visit } from '../shared/front.ts';
import type { StoredKey } from '../shared/model.ts';
import { readTc3 } from './tc3.ts';

const WINDOW_S = 300;

/** One code for a key that is disabled and for one that never was. */
const notFound = () =>
  new Refusal(
    200,
    'AuthFailure.SecretIdNotFound',
    'The SecretId is not found, please ensure that your SecretId is correct.',
  );

const tokenFailure = (text: string) => new Refusal(200, 'AuthFailure.TokenFailure', text);

/** Finds out which key signed, from the store and a signature computed anew. Throws `Refusal`. */
export function authenticate({ request, store, now }: Visit): StoredKey {
  const signed = readTc3(request);
  if (signed === null) {
    throw new Refusal(200, 'AuthFailure.InvalidAuthorization', 'The Authorization header is invalid.');
  }
  const seconds = now / 1000;
  const today = new Date(signed.timestamp * 1000);
  if (Number.isNaN(today.getTime()) || Math.abs(signed.timestamp - seconds) > WINDOW_S) {
    throw new Refusal(200, 'AuthFailure.SignatureExpire', 'The provided credentials have expired.');
  }
  const found = store.lookUp(signed.keyId);
  if (found === null || found.is === 'disabled') throw notFound();
  const { key } = found;
  const token = request.headers['x-tc-token'];
  if (key.token !== null || token !== undefined) {
    if (key.token === null || token !== key.token.text) throw tokenFailure('The token is not valid.');
    if (key.token.expiresAt <= now) throw tokenFailure('The token has expired.');
  }
  if (today.toISOString().slice(0, 10) !== signed.date || !signed.fits(key.secret)) {
    throw new Refusal(
      200,
      'AuthFailure.SignatureFailure',
      'The provided credentials could not be validated. Please check your signature is correct.',
    );
  }
  return key;
}
