import { hmac, percentEncode, sameText, sha256, sortedQuery } from '../shared/encode.ts';
import {
  jsonReply,
  Refusal,
  type StandInCloud,
  startVendor,
  type Vendor,
  type Visit,
} from '../shared/front.ts';
import { DIGITS, randomText } from '../shared/mint.ts';
import type { StoredKey } from '../shared/model.ts';
import { isAllowed } from '../shared/policy.ts';
import type { Incoming, ServerOptions } from '../shared/server.ts';

const REGIONS_PATH = '/api/openapi-instance/v4/region/describe-regions';
const WINDOW_MS = 15 * 60_000;
const HEX = `${DIGITS}abcdef`;

/** The right that the list of regions takes here; ECloud publishes no name for it. */
export const READS_REGIONS = 'ecloud:describe-regions';

const refusal = (message: string, status = 400, errorCode: string | null = null): Refusal =>
  new Refusal(status, errorCode ?? message.trim(), message, { errorCode });

function fits({ method, path, query }: Incoming, secret: string): boolean {
  const params = sortedQuery([...query].filter(([name]) => name !== 'Signature'));
  const text = [method, percentEncode(path), sha256(params)].join('\n');
  const computed = hmac('sha1', `BC_SIGNATURE&${secret}`, text).toString('hex');
  return sameText(computed, query.get('Signature') ?? '');
}

/** Reads Beijing time, whatever the Z says. */
function checkTime(text: string, now: number): void {
  const sent = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text)
    ? Date.parse(text.replace('Z', '+08:00'))
    : Number.NaN;
  if (!(Math.abs(sent - now) <= WINDOW_MS)) throw refusal('Invalid parameter Timestamp ');
}

function authenticate({ request, store, now }: Visit): StoredKey {
  const { query } = request;
  if (query.get('SignatureVersion') !== 'V2.0' || query.get('SignatureMethod') !== 'HmacSHA1') {
    throw refusal('Invalid parameter SignatureMethod ');
  }
  const found = store.lookUp(query.get('AccessKey') ?? '');
  if (found?.is !== 'accepted') throw refusal('Invalid parameter AccessKey ');
  checkTime(query.get('Timestamp') ?? '', now);
  if (!fits(request, found.key.secret)) throw refusal('Invalid parameter Signature ');
  return found.key;
}

const ECLOUD: Vendor = {
  habits: {
    mint: () => ({ publicId: randomText(32, HEX), secret: randomText(32, HEX) }),
    settings: { maxKeys: { user: 5, root: 5 }, deleteNeedsDisabled: false },
    recycleBin: null,
  },
  actionOf: (request) => request.path.split('/').at(-1) ?? '',
  signerOf: ({ query }) => {
    const keyId = query.get('AccessKey');
    return keyId === null ? null : { keyId, signature: query.get('Signature') };
  },
  throttled: () => refusal('Too many requests', 429, 'M02C429'),
  answer: (visit) => {
    if (visit.request.method !== 'GET' || visit.request.path !== REGIONS_PATH) {
      throw refusal('gateway cannot route', 404, 'M02C002');
    }
    const key = authenticate(visit);
    if (!isAllowed(visit.store.settings, key.owner, READS_REGIONS)) {
      throw refusal('no permission to call this API', 403, 'M02C403');
    }
    visit.store.proved(key);
    const regions = [{ regionId: 'cn-beijing-1', regionName: '北京' }];
    return jsonReply(200, {
      requestId: visit.requestId,
      state: 'OK',
      errorCode: null,
      errorMessage: null,
      body: { regions },
    });
  },
  refuse: ({ message, status, more }, { requestId }) =>
    jsonReply(status, { requestId, state: 'ERROR', errorMessage: message, ...more }),
  fail: () => refusal('Internal error', 503, 'M02C500'),
};

/** A stand-in for one gateway of China Mobile's cloud. Which status its errors come with is unconfirmed. */
export const startEcloud = (options?: ServerOptions): Promise<StandInCloud> => startVendor(ECLOUD, options);
