import {
  jsonReply,
  Refusal,
  type StandInCloud,
  startVendor,
  type Vendor,
  type Visit,
} from '../shared/front.ts';
import { DIGITS, LETTERS, randomText } from '../shared/mint.ts';
import type { StoredKey } from '../shared/model.ts';
import { isAllowed } from '../shared/policy.ts';
import type { ServerOptions } from '../shared/server.ts';
import { authenticate, credentialsOf, turnedAway, uriOf } from './doors.ts';

/** The account `admin` of every installation. */
export const ADMIN_ACCOUNT = '36c27e8ff05c4780bf6d2fa65700f22e';

export const READS_KEYS = 'accesskey:QueryAccessKey';
export const READS_ZONES = 'zone:QueryZone';

const HEX = `${DIGITS}abcdef`;
const ANY = `${LETTERS}${DIGITS}`;
export const uuid = (): string => randomText(32, HEX);
export const mint = () => ({ publicId: randomText(20, ANY), secret: randomText(40, ANY) });

/** An error object, which everybody past the door is answered with status 503. */
const apiError = (code: string, description: string, details: string): Refusal =>
  new Refusal(503, code, description, { details });

const denied = (api: string) =>
  apiError('ID.1002', 'The operation is denied', `request api[name: ${api}] is denied by policy`);

/** `Nov 14, 2017 10:20:57 PM` by this node's wall clock, which is China's. */
function stamp(ms: number): string {
  const day = { month: 'short', day: 'numeric', year: 'numeric' } as const;
  const time = { hour: 'numeric', minute: '2-digit', second: '2-digit', hour12: true } as const;
  const form = new Intl.DateTimeFormat('en-US', { ...day, ...time, timeZone: 'Asia/Shanghai' });
  return form.format(ms).replace(', ', '\0').replace(', ', ' ').replace('\0', ', ').replaceAll('\u202f', ' ');
}

/** A whole record, its secret included. A key of the account itself names the account as its user. */
const recordOf = (key: StoredKey): Readonly<Record<string, string>> => ({
  uuid: key.owner.id.toLowerCase(),
  description: '',
  accountUuid: key.owner.accountId,
  userUuid: key.owner.kind === 'user' ? key.owner.name : key.owner.accountId,
  AccessKeyID: key.publicId,
  AccessKeySecret: key.secret,
  state: key.status === 'Active' ? 'Enabled' : 'Disabled',
  createDate: stamp(key.createdAt),
  lastOpDate: stamp(key.updatedAt),
});

function queryAccessKey({ request, store }: Visit, caller: StoredKey) {
  if (!isAllowed(store.settings, caller.owner, READS_KEYS)) throw denied('APIQueryAccessKeyMsg');
  const [, wanted] = /^AccessKeyID=(.+)$/.exec(request.query.get('q') ?? '') ?? [];
  const fields = request.query.get('fields')?.split(',') ?? null;
  const seen = [...store.keys.values()].filter(
    (key) =>
      key.publicId === wanted &&
      (caller.owner.accountId === ADMIN_ACCOUNT || key.owner.accountId === caller.owner.accountId),
  );
  return seen.map(recordOf).map((record) => {
    const unknown = fields?.find(
      (field) => !(field in record) || (withoutUsers.has(store) && field === 'userUuid'),
    );
    if (unknown !== undefined) {
      throw apiError('SYS.1007', 'One or more API argument is invalid', `field[${unknown}] is not queryable`);
    }
    return Object.fromEntries(Object.entries(record).filter(([name]) => fields?.includes(name) ?? true));
  });
}

function queryZone({ store }: Visit, caller: StoredKey) {
  if (!isAllowed(store.settings, caller.owner, READS_ZONES)) throw denied('APIQueryZoneMsg');
  return [{ uuid: uuid(), name: 'zone-1', state: 'Enabled' }];
}

const QUERIES: Readonly<Record<string, (visit: Visit, caller: StoredKey) => readonly unknown[]>> = {
  '/v1/accesskeys': queryAccessKey,
  '/v1/zones': queryZone,
};

/** Installations of a newer version, whose accounts have no users. */
export const withoutUsers = new WeakSet<StandInCloud['store']>();

const ZSTACK: Vendor = {
  habits: {
    mint,
    settings: { maxKeys: { user: 2, root: 100 }, deleteNeedsDisabled: false },
    recycleBin: null,
  },
  actionOf: uriOf,
  paramsOf: ({ query }) => Object.fromEntries(query),
  signerOf: credentialsOf,
  throttled: () => turnedAway(429, 'Too Many Requests'),
  answer: (visit) => {
    const { request, store } = visit;
    const uri = uriOf(request);
    const query = request.path.startsWith('/zstack/') && request.method === 'GET' ? QUERIES[uri] : undefined;
    if (query === undefined) throw turnedAway(404, `no api mapping to ${uri}`);
    const caller = authenticate(visit);
    const inventories = query(visit, caller);
    store.proved(caller);
    return jsonReply(200, { inventories, total: inventories.length });
  },
  refuse: ({ code, message, status, more }) =>
    more.plain === true
      ? { status, headers: { 'content-type': 'text/plain;charset=utf-8' }, body: message }
      : jsonReply(status, {
          error: { code, description: message, details: more.details, elaboration: null },
        }),
  fail: () => turnedAway(500, 'could not execute query'),
};

/** A stand-in for a management node of ZStack Cloud, in China, that reads access keys and zones. */
export const startZstack = (options?: ServerOptions): Promise<StandInCloud> => startVendor(ZSTACK, options);
