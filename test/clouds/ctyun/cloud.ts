import { jsonReply, Refusal, type StandInCloud, startVendor, type Visit } from '../shared/front.ts';
import { randomText } from '../shared/mint.ts';
import type { Habits, StoredKey } from '../shared/model.ts';
import type { Incoming, Reply, ServerOptions } from '../shared/server.ts';
import { ACTIONS } from './actions.ts';
import { instantOf, readAuthorization, type Signed, signatureFits } from './signature.ts';

const HEX = '0123456789abcdef';

/** How many keys a user may have is written nowhere. */
const HABITS: Habits = {
  mint: () => ({ publicId: randomText(32, HEX), secret: randomText(32, HEX) }),
  settings: { maxKeys: { user: 2, root: 2 }, deleteNeedsDisabled: true },
  recycleBin: null,
};

/** Unconfirmed, as are all answers of the gateway but that to a wrong signature. */
const WINDOW_MS = 15 * 60_000;

/**
 * A stand-in for Ctyun's EOP gateway with the elastic computing and IAM services behind it, all at one address.
 */
export const startCtyun = (options: ServerOptions = {}): Promise<StandInCloud> =>
  startVendor(
    {
      habits: HABITS,
      requestId: () => randomText(32, HEX),
      actionOf: (request) => actionOf(request)?.name ?? '',
      paramsOf: ({ body }) => (body === '' ? {} : { body }),
      signerOf: readAuthorization,
      throttled: () => new Refusal(429, 'CTAPI_10016', 'ctyun-EOP: too many requests'),
      fail: () => new Refusal(500, 'CTAPI_10001', 'ctyun-EOP: internal error'),
      answer: (visit) => {
        const { request, store } = visit;
        const caller = authenticate(readAuthorization(request), visit);
        const action = actionOf(request);
        if (action === undefined) throw new Refusal(404, 'CTAPI_10004', 'ctyun-EOP: no such API');
        store.use(caller, action.service, '');
        const body = request.body === '' ? {} : (JSON.parse(request.body) as Record<string, unknown>);
        const returnObj = action.run({ store, caller, body });
        // A number from one service and a text from the other.
        return jsonReply(200, {
          statusCode: action.service === 'iam' ? '800' : 800,
          error: '',
          message: 'SUCCESS',
          returnObj,
        });
      },
      refuse,
    },
    options,
  );

const gateway = (status: number, code: string, words: string) =>
  new Refusal(status, `CTAPI_${code}`, `ctyun-EOP: ${words}`);

function authenticate(signed: Signed | null, { request, store, now }: Visit): StoredKey {
  if (store.settings.addressRefused) throw gateway(403, '10013', 'request IP is not in the white list');
  const at = instantOf(request.headers['eop-date']);
  if (signed === null || at === null) throw gateway(401, '10003', 'Eop-Authorization is malformed');
  if (Math.abs(at - now) > WINDOW_MS) throw gateway(401, '10008', 'eop-date has expired');
  const found = store.lookUp(signed.keyId);
  if (found === null || found.is === 'disabled') throw gateway(401, '10002', 'invalid AK/SK');
  if (!signatureFits(request, signed, found.key.secret)) {
    throw gateway(401, '10009', 'signature verification failed');
  }
  return found.key;
}

/** The gateway says its number four times over; services put theirs into `errorCode` or `error`. */
function refuse({ status, code, message }: Refusal, { request, requestId }: Visit): Reply {
  if (code.startsWith('CTAPI_')) {
    const number = code.slice('CTAPI_'.length);
    const says = { error: number, code: number, eopErrCode: number, statusCode: code };
    return jsonReply(status, { requestId, ...says, message, returnObj: {} });
  }
  if (actionOf(request)?.service === 'iam') {
    return jsonReply(status, { statusCode: code, error: code, message, returnObj: null });
  }
  return jsonReply(status, { statusCode: 900, errorCode: code, error: code, message, description: message });
}

const actionOf = ({ method, path }: Incoming) => ACTIONS[`${method} ${path}`];
