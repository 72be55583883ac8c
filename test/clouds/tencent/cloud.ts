import {
  jsonReply,
  Refusal,
  type StandInCloud,
  startVendor,
  type Vendor,
  type Visit,
} from '../shared/front.ts';
import { DIGITS, LETTERS, randomText } from '../shared/mint.ts';
import type { Habits } from '../shared/model.ts';
import type { Incoming, ServerOptions } from '../shared/server.ts';
import { ACTIONS } from './actions.ts';
import { authenticate } from './authenticate.ts';
import { readTc3, serviceOf } from './tc3.ts';

export interface TencentCloud extends StandInCloud {
  /** The code that a network policy refuses this address with, or null for none. */
  setNetworkRefusal(code: 'IpNotInWhitelist' | 'IpInBlacklist' | null): void;
}

const ALPHABET = `${LETTERS}${DIGITS}`;

// cloud.tencent.com/document/product/598/45511 names two for the root account; a sub-account's limit and whether an active
// key can be deleted are unconfirmed.
export const HABITS: Habits = {
  mint: () => ({ publicId: `AKID${randomText(32, ALPHABET)}`, secret: randomText(32, ALPHABET) }),
  settings: { maxKeys: { user: 2, root: 2 }, deleteNeedsDisabled: true },
  recycleBin: null,
};

const actionOf = (request: Incoming): string => request.headers['x-tc-action'] ?? '';

function paramsOf(request: Incoming): Record<string, unknown> {
  try {
    const params: unknown = JSON.parse(request.body);
    return typeof params === 'object' && params !== null ? { ...params } : {};
  } catch {
    return {};
  }
}

const told = (request: Incoming): Record<string, string> =>
  Object.fromEntries(Object.entries(paramsOf(request)).map(([name, value]) => [name, JSON.stringify(value)]));

/**
 * A stand-in for STS and CAM of Tencent Cloud at one address. Errors come with status 200, in `Response.Error`, as the
 * real ones do.
 */
export async function startTencentCloud(options: ServerOptions = {}): Promise<TencentCloud> {
  let networkRefusal: string | null = null;

  const answer = (visit: Visit) => {
    const { request, store, requestId } = visit;
    const service = serviceOf(request.headers['x-tc-version']);
    const run = ACTIONS[`${service}:${actionOf(request)}`];
    if (run === undefined) {
      throw new Refusal(200, 'InvalidAction', 'The request action is invalid or is not found.');
    }
    if (service === 'sts' && !request.headers['x-tc-region']) {
      throw new Refusal(200, 'MissingParameter', 'The request is missing a required parameter `Region`.');
    }
    const caller = authenticate(visit);
    if (networkRefusal !== null) throw new Refusal(200, networkRefusal, 'Your IP is not allowed.');
    store.use(caller, service ?? '', '');
    const result = run({ ...visit, caller, params: paramsOf(request) });
    return jsonReply(200, { Response: { ...result, RequestId: requestId } });
  };

  const vendor: Vendor = {
    habits: HABITS,
    actionOf,
    paramsOf: told,
    signerOf: readTc3,
    throttled: () =>
      new Refusal(200, 'RequestLimitExceeded', 'Your current request times equals to `20` in a second.'),
    answer,
    refuse: ({ status, code, message }, { requestId }) =>
      jsonReply(status, { Response: { Error: { Code: code, Message: message }, RequestId: requestId } }),
    fail: () => new Refusal(500, 'InternalError', 'An internal error has occurred.'),
  };
  return {
    ...(await startVendor(vendor, options)),
    setNetworkRefusal: (code) => {
      networkRefusal = code;
    },
  };
}
