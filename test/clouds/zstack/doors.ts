import { hmac, sameText } from '../shared/encode.ts';
import { Refusal, type Visit } from '../shared/front.ts';
import type { StoredKey } from '../shared/model.ts';
import type { Incoming } from '../shared/server.ts';

const WINDOW_MS = 15 * 60_000;
const EIGHT_HOURS_MS = 8 * 3_600_000;

/** A refusal at the door: its text is the whole answer. */
export const turnedAway = (status: number, text: string): Refusal =>
  new Refusal(status, text, text, { plain: true });

/** The id and signature of `ZStack <id>:<signature>`. */
export function credentialsOf({ headers }: Incoming): { keyId: string; signature: string } | null {
  const [, keyId, signature] = /^ZStack\s*([^:]+):([^:]+)$/.exec(headers.authorization ?? '') ?? [];
  return keyId === undefined || signature === undefined ? null : { keyId, signature };
}

/** The path as the servlet sees it: decoded, and without the context path. */
export const uriOf = ({ path }: Incoming): string => decodeURIComponent(path).replace(/^\/zstack(?=\/)/, '');

/** This node's wall clock is China's, and its check of zones is off: the zone's name may be any. */
function checkTime(date: string | undefined, now: number): void {
  if (date === undefined) throw turnedAway(400, "'Date' must be incuded in request header");
  const [, wall] = /^([A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d) [\w:+-]+$/.exec(date) ?? [];
  const sent = Date.parse(`${wall} GMT`);
  if (Number.isNaN(sent)) {
    throw turnedAway(400, "'Date' format error, correct format is 'EEE, dd MMM yyyy HH:mm:ss z'");
  }
  if (Math.abs(sent - (now + EIGHT_HOURS_MS)) > WINDOW_MS) throw turnedAway(403, 'requestTimeTooSkewed');
}

/** In the order of the public source: the time before the key, and the signature last. */
export function authenticate({ request, store, now }: Visit): StoredKey {
  const { authorization, date } = request.headers;
  if (authorization === undefined) throw turnedAway(400, "missing header 'Authorization'");
  if (!authorization.startsWith('ZStack')) throw turnedAway(400, "Authorization type must be 'OAuth'");
  checkTime(date, now);
  const given = credentialsOf(request);
  if (given === null) throw turnedAway(400, "accessKey format is 'ZStack AccessKeyId:Signature'");
  const found = store.lookUp(given.keyId);
  if (found?.is !== 'accepted') {
    throw turnedAway(403, `access key id: ${given.keyId} does not existed or disabled`);
  }
  const text = [request.method, date, uriOf(request)].join('\n');
  const computed = hmac('sha1', found.key.secret, text).toString('base64');
  if (!sameText(computed, given.signature)) throw turnedAway(403, 'wrong accessKey signature');
  return found.key;
}
