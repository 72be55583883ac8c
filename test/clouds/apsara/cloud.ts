import { paramsWithout } from '../shared/encode.ts';
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
import type { Incoming, ServerOptions } from '../shared/server.ts';
import { authenticate, refusal } from './signature.ts';

export const READS_USER = 'ascm:GetUserInfo';
export const READS_REGIONS = 'ecs:DescribeRegions';

const ANY = `${LETTERS}${DIGITS}`;
export const mint = () => ({ publicId: randomText(16, ANY), secret: randomText(30, ANY) });

/** ASCM's answer, which holds the user's keys. */
const userInfo = ({ owner, publicId, secret }: StoredKey) => ({
  code: '200',
  asapiSuccess: true,
  data: {
    primaryKey: owner.accountId,
    loginName: owner.name,
    displayName: owner.name,
    organization: { id: 1, name: 'root' },
    defaultRole: { id: 2, roleName: 'root_operator' },
    accessKeys: [{ accesskeyId: publicId, accesskeySecret: secret, status: 'ACTIVE' }],
  },
});

/** ASCM denies in the gateway's words, and with status 200. */
const deniedByAscm = () => new Refusal(200, 'ASCM.NoPermission', 'No permission', { gateway: true });

const ACTIONS: Readonly<Record<string, (visit: Visit, caller: StoredKey) => object>> = {
  'ascm GetUserInfo 2019-05-10': ({ store }, caller) => {
    if (!isAllowed(store.settings, caller.owner, READS_USER)) throw deniedByAscm();
    return userInfo(caller);
  },
  'ecs DescribeRegions 2014-05-26': ({ store }, caller) => {
    if (!isAllowed(store.settings, caller.owner, READS_REGIONS)) {
      throw refusal(403, 'Forbidden.RAM', 'User not authorized to operate on the specified resource.');
    }
    return { Regions: { Region: [{ RegionId: 'cn-env00-d01', LocalName: 'env00' }] } };
  },
};

const actionOf = ({ query }: Incoming): string =>
  `${(query.get('Product') ?? '').toLowerCase()} ${query.get('Action')} ${query.get('Version')}`;

const COMMON = [
  ...['Action', 'Version', 'Format', 'Timestamp', 'AccessKeyId', 'Product', 'RegionId'],
  ...['Signature', 'SignatureMethod', 'SignatureVersion', 'SignatureNonce'],
];

function vendor(options: ApsaraOptions): Vendor {
  const nonces = new Set<string>();
  return {
    habits: {
      mint,
      settings: { maxKeys: { user: 5, root: 5 }, deleteNeedsDisabled: false },
      recycleBin: null,
    },
    requestId: () => randomText(32, `${DIGITS}ABCDEF`),
    actionOf,
    paramsOf: ({ query, headers }) => ({
      ...paramsWithout(query, COMMON),
      ...Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('x-acs-'))),
    }),
    signerOf: ({ query }) => {
      const keyId = query.get('AccessKeyId');
      return keyId === null ? null : { keyId, signature: query.get('Signature') };
    },
    throttled: () => refusal(400, 'Throttling.User', 'Request was denied due to user flow control.'),
    answer: (visit) => {
      const { request, store, requestId } = visit;
      const run = ACTIONS[actionOf(request)];
      const here = request.path === '/' || request.path === '/asapi/v3';
      const known = here && (options.ascm !== false || !actionOf(request).startsWith('ascm '));
      if (run === undefined || !known)
        throw refusal(404, 'InvalidAction.NotFound', 'Specified api is not found.');
      if (!/^\d+$/.test(request.headers['x-acs-organizationid'] ?? '')) {
        throw refusal(400, 'MissingOrganizationId', 'The organization is mandatory.');
      }
      const caller = authenticate(visit, nonces);
      const result = run(visit, caller);
      store.proved(caller);
      return jsonReply(200, { RequestId: requestId, ...result });
    },
    refuse: ({ code, message, status, more }, { request, requestId }) =>
      jsonReply(
        status,
        more.gateway === true
          ? {
              asapiSuccess: false,
              asapiErrorCode: code,
              asapiErrorMessage: message,
              asapiRequestId: requestId,
            }
          : { Code: code, Message: message, RequestId: requestId, HostId: request.headers.host },
      ),
    fail: () => refusal(503, 'ServiceUnavailable', 'The request has failed due to a temporary failure.'),
  };
}

export interface ApsaraOptions extends ServerOptions {
  /** False: the gateway does not lead to ASCM. */
  readonly ascm?: boolean;
}

/** A stand-in for the gateway of an Apsara Stack site, with ASCM and one action of ECS behind it. */
export const startApsara = (options: ApsaraOptions = {}): Promise<StandInCloud> =>
  startVendor(vendor(options), options);
