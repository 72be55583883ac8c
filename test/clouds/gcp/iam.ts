import { jsonReply, Refusal, type Visit } from '../shared/front.ts';
import { isAllowed } from '../shared/policy.ts';
import type { Reply } from '../shared/server.ts';
import type { Granted } from './token-service.ts';

const NEVER = '9999-12-31T23:59:59Z';
const GET = 'iam.serviceAccountKeys.get';

const refusal = (status: number, code: string, message: string, reason?: string) =>
  new Refusal(status, code, message, {
    details: reason === undefined ? [] : [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason }],
  });

const denied = (message: string, reason: string) => refusal(403, 'PERMISSION_DENIED', message, reason);

/** What is special to the IAM API of this cloud; tests change it. */
export interface IamSettings {
  /** Whether the API is switched on in the project. */
  enabled: boolean;
}

/** `GET /v1/projects/{project}/serviceAccounts/{email}/keys/{id}`. */
export function readKey(
  [project, email, id]: readonly [string, string, string],
  { request, store, now }: Visit,
  deps: {
    readonly granted: ReadonlyMap<string, Granted>;
    readonly ends: ReadonlyMap<string, number>;
    readonly iam: IamSettings;
  },
): Reply {
  const caller = deps.granted.get(/^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '');
  if (caller === undefined || caller.expiresAt <= now) {
    const message = 'Request had invalid authentication credentials. Expected OAuth 2 access token.';
    throw refusal(401, 'UNAUTHENTICATED', message, 'ACCESS_TOKEN_TYPE_UNSUPPORTED');
  }
  if (!deps.iam.enabled) {
    throw denied('Identity and Access Management (IAM) API has not been used before.', 'SERVICE_DISABLED');
  }
  const account = store.principals.find(
    ({ name, accountId }) => name === email && (project === '-' || project === accountId),
  );
  const message = `Permission '${GET}' denied on resource (or it may not exist).`;
  if (account === undefined && project === '-') throw denied(message, 'IAM_PERMISSION_DENIED');
  if (!isAllowed(store.settings, caller.key.owner, GET, account ?? caller.key.owner)) {
    throw denied(message, 'IAM_PERMISSION_DENIED');
  }
  const key = store.keys.get(id);
  if (account === undefined || key?.owner !== account) {
    throw refusal(404, 'NOT_FOUND', `Service account key ${id} does not exist.`);
  }
  const end = deps.ends.get(id);
  return jsonReply(200, {
    name: `projects/${account.accountId}/serviceAccounts/${email}/keys/${id}`,
    validAfterTime: new Date(key.createdAt).toISOString(),
    validBeforeTime: end === undefined ? NEVER : new Date(end).toISOString(),
    keyAlgorithm: 'KEY_ALG_RSA_2048',
    keyOrigin: 'GOOGLE_PROVIDED',
    keyType: 'USER_MANAGED',
    ...(key.status === 'Inactive' && { disabled: true }),
  });
}
