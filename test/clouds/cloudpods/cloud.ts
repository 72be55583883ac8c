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
import { readProof } from './proof.ts';

export const READS_KEYS = 'credentials:list';

export const mint = () => ({
  publicId: randomText(32, `${DIGITS}abcdef`),
  secret: `${randomText(43, `${LETTERS}${DIGITS}-_`)}=`,
});

export interface CloudpodsOptions extends ServerOptions {
  /** When a key ends, in ms since 1970; null and any key that is not in here: never. */
  readonly endsAt?: WeakMap<StoredKey, number>;
}

export interface CloudpodsCloud extends StandInCloud {
  /** The tokens that were given out. */
  readonly tokens: ReadonlyMap<string, StoredKey>;
}

const unauthorized = (cause: string): Refusal =>
  new Refusal(401, 'UnauthorizedError', `unauthorized ${cause}`, { cause });

function prove({ request, store, now }: Visit, ends: WeakMap<StoredKey, number>): StoredKey {
  const proof = readProof(request);
  if (proof === null) throw unauthorized('[auth] invalid auth methods');
  const failed = (cause: string) => unauthorized(`authUserByAccessKeyV3: ${cause}`);
  const found = store.lookUp(proof.keyId);
  if (found === null) throw failed('[auth] invalid access key id');
  if (found.is === 'disabled') throw failed('Access Key disabled: InvalidStatusError');
  if ((ends.get(found.key) ?? Number.POSITIVE_INFINITY) <= now) throw failed('[auth] expired access key');
  if (!proof.fits(found.key.secret)) throw failed('Verify: signature mismatch');
  return found.key;
}

const secondsOf = (ms: number | undefined): number => (ms === undefined ? 0 : Math.floor(ms / 1000));

/** A stand-in for the Keystone of Cloudpods: signing in with an access key, and the list of a user's own keys. */
export async function startCloudpods(options: CloudpodsOptions = {}): Promise<CloudpodsCloud> {
  const tokens = new Map<string, StoredKey>();
  const ends = options.endsAt ?? new WeakMap<StoredKey, number>();

  const signIn = (visit: Visit) => {
    const key = prove(visit, ends);
    visit.store.proved(key);
    const token = `gAAAAAB${randomText(80, `${LETTERS}${DIGITS}-_`)}`;
    tokens.set(token, key);
    const domain = { id: key.owner.accountId, name: 'Default' };
    const body = {
      token: {
        user: { id: key.owner.id, name: key.owner.name, domain },
        project: { id: 'd53ea650bfe144da8ee8f3fba417b904', name: 'system', domain },
        roles: [
          { id: '1', name: 'admin' },
          { id: '2', name: 'project_owner' },
        ],
        methods: ['aksk'],
        expires_at: new Date(visit.now + 86_400_000).toISOString(),
        catalog: [],
        access_key: { access_key: key.publicId, secret: key.secret, expire: secondsOf(ends.get(key)) },
      },
    };
    return jsonReply(200, body, { 'x-subject-token': token });
  };

  const list = ({ request, store }: Visit) => {
    const caller = tokens.get(request.headers['x-auth-token'] ?? '');
    if (caller === undefined) {
      throw new Refusal(401, 'InvalidCredentialError', 'invalid token');
    }
    if (!isAllowed(store.settings, caller.owner, READS_KEYS)) {
      throw new Refusal(403, 'ForbiddenError', 'not allow to list credentials');
    }
    const credentials = store.keysOf(caller.owner).map((key) => ({
      id: key.publicId,
      name: `aksk-${key.publicId}`,
      type: 'aksk',
      user_id: caller.owner.id,
      enabled: key.status === 'Active',
      created_at: new Date(key.createdAt).toISOString().replace('Z', '000Z'),
      // Some versions tell it whether it was asked for or not.
      blob: JSON.stringify({ secret: key.secret, expire: secondsOf(ends.get(key)) }),
    }));
    return jsonReply(200, { credentials, total: credentials.length, limit: 200 });
  };

  const vendor: Vendor = {
    habits: {
      mint,
      settings: { maxKeys: { user: 100, root: 100 }, deleteNeedsDisabled: false },
      recycleBin: null,
    },
    actionOf: ({ method, path }) => `${method} ${path}`,
    paramsOf: ({ query }) => Object.fromEntries(query),
    signerOf: (request) => readProof(request),
    throttled: () => new Refusal(429, 'TooManyRequestsError', 'too many requests'),
    answer: (visit) => {
      const { method, path } = visit.request;
      if (method === 'POST' && path.endsWith('/v3/auth/tokens')) return signIn(visit);
      if (method === 'GET' && path.endsWith('/v3/credentials')) return list(visit);
      throw new Refusal(404, 'NotFoundError', 'Handler not found');
    },
    refuse: ({ code, message, status, more }) =>
      jsonReply(status, {
        code: status,
        class: code,
        details: message,
        data: more.cause === undefined ? { id: message } : { id: 'unauthorized {0}', fields: [more.cause] },
      }),
    fail: () => new Refusal(500, 'InternalServerError', 'internal server error'),
  };
  return { ...(await startVendor(vendor, options)), tokens };
}
