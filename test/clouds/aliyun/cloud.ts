import { randomUUID } from 'node:crypto';
import { paramsWithout } from '../shared/encode.ts';
import { DIGITS, LETTERS, randomText } from '../shared/mint.ts';
import type { Habits } from '../shared/model.ts';
import {
  type Incoming,
  type Reply,
  type ServerOptions,
  type StandInServer,
  startServer,
} from '../shared/server.ts';
import { type CloudStore, createStore } from '../shared/store.ts';
import { ACTIONS } from './actions.ts';
import { authenticate, readSignature } from './authenticate.ts';
import { AliyunRefusal, refusal, success } from './refusal.ts';

export interface AliyunCloud extends StandInServer {
  readonly store: CloudStore;
}

const DAY_MS = 86_400_000;

const COMMON = [
  ...['Action', 'Version', 'Format', 'Timestamp', 'AccessKeyId', 'SecurityToken'],
  ...['Signature', 'SignatureMethod', 'SignatureVersion', 'SignatureNonce', 'SignatureType'],
];

// help.aliyun.com, "Limits" of RAM and "Delete an AccessKey pair of a RAM user"; that the API refuses to delete an active
// key, as the console does, is unconfirmed and assumed here because it is the harder case. So is the account's limit of 5.
const HABITS: Habits = {
  mint: () => ({
    publicId: `LTAI5t${randomText(18, `${LETTERS}${DIGITS}`)}`,
    secret: randomText(30, `${LETTERS}${DIGITS}`),
  }),
  settings: { maxKeys: { user: 2, root: 5 }, deleteNeedsDisabled: true },
  recycleBin: { maxKeys: 3, keptMs: 30 * DAY_MS },
};

/**
 * A stand-in for STS and IMS of Alibaba Cloud at one address, for both signature versions that its SDKs use. It knows
 * its store and computes each signature itself; nothing in a key's text and no order of calls decides anything.
 */
export async function startAliyunCloud(options: ServerOptions = {}): Promise<AliyunCloud> {
  const now = options.now ?? Date.now;
  const store = createStore(now, HABITS);
  const nonces = new Set<string>();

  const handle = (request: Incoming): Reply => {
    const params = paramsOf(request);
    const name = actionOf(request);
    const requestId = randomUUID().toUpperCase();
    const signed = readSignature(request, params);
    const seen = {
      action: name,
      params: paramsWithout(params, COMMON),
      keyId: signed?.keyId ?? null,
      signature: signed?.signature ?? null,
    };
    try {
      const action = ACTIONS[name];
      if (action === undefined || versionOf(request, params) !== action.version) {
        throw new AliyunRefusal(
          'InvalidAction.NotFound',
          404,
          'Specified api is not found, please check your url and method.',
        );
      }
      if (!store.admit()) {
        throw new AliyunRefusal('Throttling.User', 400, 'Request was denied due to user flow control.');
      }
      const caller = authenticate(signed, { store, now: now(), nonces });
      store.use(caller, action.service, '');
      const result = action.run({ store, caller, params });
      store.record({ ...seen, code: null });
      return success(result, requestId);
    } catch (error) {
      if (!(error instanceof AliyunRefusal)) throw error;
      store.record({ ...seen, code: error.code });
      return refusal(error, request.headers.host ?? '', requestId);
    }
  };

  const fail = (request: Incoming): Reply => {
    const code = 'ServiceUnavailable';
    const params = paramsWithout(paramsOf(request), COMMON);
    store.record({ action: actionOf(request), params, keyId: null, signature: null, code });
    const message = 'The request has failed due to a temporary failure of the server.';
    return refusal(new AliyunRefusal(code, 503, message), request.headers.host ?? '', randomUUID());
  };

  return { ...(await startServer({ actionOf, handle, fail }, options)), store };
}

const actionOf = (request: Incoming): string =>
  request.headers['x-acs-action'] ?? paramsOf(request).get('Action') ?? '';

const versionOf = (request: Incoming, params: URLSearchParams): string | null =>
  request.headers['x-acs-version'] ?? params.get('Version');

function paramsOf(request: Incoming): URLSearchParams {
  const form = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  return new URLSearchParams([...request.query, ...(form ? new URLSearchParams(request.body) : [])]);
}
