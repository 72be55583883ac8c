import { jsonReply, Refusal, type StandInCloud, startVendor, type Visit } from '../shared/front.ts';
import { LETTERS, randomText } from '../shared/mint.ts';
import type { Habits, StoredKey } from '../shared/model.ts';
import type { Incoming, ServerOptions } from '../shared/server.ts';
import { ACTIONS } from './actions.ts';
import { signatureFits } from './signature.ts';

const DIGITS = '0123456789abcdef';

/** How many keys a user may have is written nowhere. */
const HABITS: Habits = {
  mint: () => ({
    publicId: `4${randomText(30, LETTERS)}+/=`,
    secret: randomText(40, DIGITS),
  }),
  settings: { maxKeys: { user: 5, root: 5 }, deleteNeedsDisabled: false },
  recycleBin: null,
};

const COMMON = ['Action', 'PublicKey', 'Signature', 'ProjectId'];

/**
 * A stand-in for UCloud's one address. It takes parameters as a form, as JSON and in the query, as UCloud does, and puts
 * every refusal into an answer of status 200. What a disabled key is answered is unconfirmed; taken here for the answer
 * to an unknown one, the harder case.
 */
export const startUCloud = (options: ServerOptions = {}): Promise<StandInCloud> =>
  startVendor(
    {
      habits: HABITS,
      actionOf,
      paramsOf: (request) =>
        Object.fromEntries([...paramsOf(request)].filter(([name]) => !COMMON.includes(name))),
      signerOf: (request) => {
        const params = paramsOf(request);
        const keyId = params.get('PublicKey');
        return keyId === undefined ? null : { keyId, signature: params.get('Signature') ?? null };
      },
      throttled: () => new Refusal(200, '153', 'Request was throttled'),
      fail: () => new Refusal(200, '130', 'Gateway internal error'),
      answer: (visit) => {
        const { request, store } = visit;
        const action = ACTIONS[actionOf(request)];
        if (action === undefined) throw new Refusal(200, '161', 'Action does not exist');
        const params = paramsOf(request);
        const result = action({ store, params, caller: authenticate(params, visit) });
        return reply({ RetCode: 0, Action: `${actionOf(request)}Response`, ...result }, visit);
      },
      refuse: ({ code, message }, visit) =>
        reply(
          { RetCode: Number(code), Action: `${actionOf(visit.request)}Response`, Message: message },
          visit,
        ),
    },
    options,
  );

const reply = (body: unknown, { requestId }: Visit) =>
  jsonReply(200, body, { 'x-ucloud-request-uuid': requestId });

function authenticate(params: ReadonlyMap<string, string>, { store }: Visit): StoredKey {
  if (!params.has('Signature')) throw new Refusal(200, '170', 'Missing signature');
  const found = store.lookUp(params.get('PublicKey') ?? '');
  if (found === null || found.is === 'disabled') throw new Refusal(200, '172', 'User Not Exists');
  if (!signatureFits(params, found.key.secret)) throw new Refusal(200, '171', 'Signature VerifyAC Error');
  if (store.settings.addressRefused) throw new Refusal(200, '294', 'IP not allowed');
  store.use(found.key, 'uaccount', '');
  return found.key;
}

const actionOf = (request: Incoming): string => paramsOf(request).get('Action') ?? '';

function paramsOf({ method, query, headers, body }: Incoming): ReadonlyMap<string, string> {
  if (method === 'GET') return new Map(query);
  if (headers['content-type']?.startsWith('application/json')) {
    const given = JSON.parse(body) as Record<string, unknown>;
    return new Map(Object.entries(given).map(([name, value]) => [name, String(value)]));
  }
  return new Map(new URLSearchParams(body));
}
