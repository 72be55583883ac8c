import { jsonReply, Refusal, type StandInCloud, startVendor, type Visit } from '../shared/front.ts';
import { randomText, UPPER } from '../shared/mint.ts';
import type { Habits, StoredKey } from '../shared/model.ts';
import type { Incoming, ServerOptions } from '../shared/server.ts';
import { ACTIONS } from './actions.ts';
import { readAuthorization, type Signed, signatureFits } from './signature.ts';

// "AccessKey management" of the account documents. Whether an enabled key can be deleted is written nowhere.
const HABITS: Habits = {
  mint: () => ({ publicId: randomText(32, '0123456789ABCDEF'), secret: randomText(32, UPPER) }),
  settings: { maxKeys: { user: 2, root: 5 }, deleteNeedsDisabled: false },
  recycleBin: null,
};

/** Unconfirmed, as is the answer to a clock that is further off. */
const WINDOW_MS = 15 * 60_000;

/**
 * A stand-in for JD Cloud's API gateway with IAM behind it. Refusals of the gateway are in the words of its public list
 * of error codes. What a disabled key is answered is unconfirmed; the candidate is taken.
 */
export const startJDCloud = (options: ServerOptions = {}): Promise<StandInCloud> =>
  startVendor(
    {
      habits: HABITS,
      requestId: () => `c${randomText(31, '0123456789abcdefghijklmnopqrstuvw')}`,
      actionOf: (request) => actionFor(request)?.action.name ?? '',
      paramsOf: ({ query }) => Object.fromEntries(query),
      signerOf: readAuthorization,
      throttled: () => new Refusal(429, 'HTTP_RATE_LIMIT_EXCEEDED', 'minute rate limit exceeded, role:ak'),
      fail: () => new Refusal(500, 'HTTP_INTERNAL_SERVER_ERROR', 'An unexpected error occurred'),
      answer: (visit) => {
        const { request, store, requestId } = visit;
        const caller = authenticate(readAuthorization(request), visit);
        const found = actionFor(request);
        if (found === null)
          throw new Refusal(404, 'NOT_FOUND', 'no route and no API found with those values');
        store.use(caller, 'iam', '');
        const result = found.action.run({ store, caller, part: found.part, query: request.query });
        return jsonReply(200, { requestId, result });
      },
      refuse: ({ status, code, message }, { requestId }) =>
        jsonReply(status, { error: { message, status: code, code: status }, requestId }),
    },
    options,
  );

const denied = (message: string) => new Refusal(401, 'ACCESS_ERROR', message);

function authenticate(signed: Signed | null, { request, store, now }: Visit): StoredKey {
  if (store.settings.addressRefused)
    throw new Refusal(403, 'HTTP_FORBIDDEN', 'Your IP address is not allowed');
  if (signed === null) throw denied('lack of header authorization');
  const at = instantOf(request.headers['x-jdcloud-date']);
  if (at === null) throw denied('lack of header x-jdcloud-date');
  const found = store.lookUp(signed.keyId);
  if (found === null) throw denied('Invalid accessKey');
  if (found.is === 'disabled') throw denied('Invalid authentication credentials');
  if (!signatureFits(request, signed, found.key.secret)) throw denied('sign result is not same');
  if (Math.abs(at - now) > WINDOW_MS) throw denied('request has expired');
  return found.key;
}

function instantOf(date: string | undefined): number | null {
  const iso = date?.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
  const at = Date.parse(iso ?? '');
  return Number.isNaN(at) ? null : at;
}

function actionFor({ method, target }: Incoming) {
  const path = target.split('?')[0] ?? '';
  for (const action of ACTIONS) {
    const [, part] = action.path.exec(path) ?? [];
    if (part !== undefined && method === 'GET') return { action, part };
  }
  return null;
}
