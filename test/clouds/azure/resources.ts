import { jsonReply, Refusal, type Visit } from '../shared/front.ts';
import { isAllowed } from '../shared/policy.ts';
import type { Reply } from '../shared/server.ts';
import type { Application, ListedSecret } from './directory.ts';
import type { Tokens } from './tokens.ts';

function holderOf({ request, now }: Visit, tokens: Tokens, audience: string): Application {
  const token = tokens.find(request.headers.authorization);
  if (token === null || token.audience !== audience) {
    throw new Refusal(401, 'InvalidAuthenticationToken', 'Access token validation failure.');
  }
  if (token.expiresAt <= now) {
    throw new Refusal(401, 'InvalidAuthenticationToken', 'Lifetime validation failed, the token is expired.');
  }
  return token.application;
}

const listed = ({ keyId, hint, startsAt, endsAt }: ListedSecret) => ({
  customKeyIdentifier: null,
  displayName: 'rotated',
  startDateTime: new Date(startsAt).toISOString(),
  endDateTime: new Date(endsAt).toISOString(),
  ...{ hint, keyId, secretText: null },
});

/** `GET /v1.0/applications(appId='…')` of Graph. */
export function readApplication(appId: string, visit: Visit, tokens: Tokens): Reply {
  const holder = holderOf(visit, tokens, 'https://graph.microsoft.com');
  const { key, own, others } = holder;
  if (!isAllowed(visit.store.settings, key.owner, 'Application:Read') || appId !== key.publicId) {
    throw new Refusal(
      403,
      'Authorization_RequestDenied',
      'Insufficient privileges to complete the operation.',
    );
  }
  return jsonReply(200, {
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#applications/$entity',
    displayName: key.owner.name,
    passwordCredentials: [...others, own].map(listed),
  });
}

/** `GET /subscriptions/{id}` of Resource Manager. */
export function readSubscription(id: string, visit: Visit, tokens: Tokens): Reply {
  const holder = holderOf(visit, tokens, 'https://management.azure.com');
  const displayName = holder.subscriptions.get(id);
  if (displayName === undefined) {
    const client = `'${holder.key.publicId}' with object id '${holder.objectId}'`;
    const message = `The client ${client} does not have authorization to perform action 'Microsoft.Resources/subscriptions/read' over scope '/subscriptions/${id}' or the scope is invalid.`;
    throw new Refusal(403, 'AuthorizationFailed', message);
  }
  const tenantId = visit.store.principals[0]?.accountId;
  return jsonReply(200, {
    id: `/subscriptions/${id}`,
    subscriptionId: id,
    tenantId,
    displayName,
    state: 'Enabled',
  });
}
