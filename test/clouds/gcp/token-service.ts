import { randomBytes, verify } from 'node:crypto';
import { jsonReply, Refusal, type Visit } from '../shared/front.ts';
import type { StoredKey } from '../shared/model.ts';
import type { Incoming, Reply } from '../shared/server.ts';
import { publicKeyOf } from './key-pairs.ts';

const GOOGLE = 'https://oauth2.googleapis.com/token';
const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const LIFETIME_S = 3599;
/** How far a clock may be off. Google tells no figure; its libraries' issues speak of some minutes. */
const LEEWAY_S = 300;

export interface Granted {
  readonly key: StoredKey;
  readonly expiresAt: number;
}

/** The parts of an assertion, read and not yet believed. */
export interface Asserted {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly input: string;
  readonly signature: string;
}

export function readAssertion(request: Incoming): Asserted | null {
  const [header, payload, signature] = (new URLSearchParams(request.body).get('assertion') ?? '').split('.');
  if (header === undefined || payload === undefined || signature === undefined) return null;
  const part = (text: string) => JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  return { header: part(header), claims: part(payload), input: `${header}.${payload}`, signature };
}

const refusal = (message: string) => new Refusal(400, 'invalid_grant', message);

const isSignedBy = ({ input, signature }: Asserted, pem: string): boolean =>
  verify('RSA-SHA256', Buffer.from(input), publicKeyOf(pem), Buffer.from(signature, 'base64url'));

/**
 * `POST /token` for a signed assertion. `ends` holds when keys end, by their ids. Every working key of the account may
 * have signed: Google's own library names none, and it is said that an id which fits no key is passed over.
 */
export function grantToken(
  { request, store, now }: Visit,
  { ends, granted }: { readonly ends: ReadonlyMap<string, number>; readonly granted: Map<string, Granted> },
): Reply {
  if (new URLSearchParams(request.body).get('grant_type') !== GRANT) {
    throw new Refusal(400, 'unsupported_grant_type', 'Invalid grant_type: ');
  }
  const asserted = readAssertion(request);
  if (asserted === null) throw refusal('Invalid JWT: Malformed token.');
  const { header, claims } = asserted;
  const account = store.principals.find(({ name }) => name === claims.iss);
  if (account === undefined) throw refusal('Invalid grant: account not found');
  checkTimes(Number(claims.iat), Number(claims.exp), now / 1000);
  const here = `//${request.headers.host}/token`;
  if (![GOOGLE, `http:${here}`, `https:${here}`].includes(String(claims.aud))) {
    throw refusal(`Invalid JWT: Failed audience check. The right audience is ${GOOGLE}`);
  }
  const key = [...store.keys.values()]
    .filter(({ owner, publicId }) => owner === account && store.lookUp(publicId)?.is === 'accepted')
    .filter(({ publicId }) => (ends.get(publicId) ?? Number.POSITIVE_INFINITY) > now)
    .find(({ secret }) => header.alg === 'RS256' && isSignedBy(asserted, secret));
  if (key === undefined) throw refusal('Invalid JWT Signature.');
  if (typeof claims.scope !== 'string' || claims.scope === '') {
    throw new Refusal(400, 'invalid_scope', 'Invalid OAuth scope or ID token audience provided.');
  }
  store.proved(key);
  const token = `ya29.c.${randomBytes(120).toString('base64url')}`;
  granted.set(token, { key, expiresAt: now + LIFETIME_S * 1000 });
  return jsonReply(200, { access_token: token, expires_in: LIFETIME_S, token_type: 'Bearer' });
}

function checkTimes(iat: number, exp: number, now: number): void {
  if (iat <= now + LEEWAY_S && exp >= now - LEEWAY_S && exp - iat <= 3600) return;
  throw refusal(
    'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.',
  );
}
