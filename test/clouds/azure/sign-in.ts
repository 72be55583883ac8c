import { jsonReply, Refusal, type Visit } from '../shared/front.ts';
import type { Reply } from '../shared/server.ts';
import type { Directory } from './directory.ts';
import { LIFETIME_S, type Tokens } from './tokens.ts';

/** The services that tokens are for, by what stands before `/.default` of a scope. */
const RESOURCES = ['https://graph.microsoft.com', 'https://management.azure.com'];

const refusal = (status: number, error: string, code: number, message: string) =>
  new Refusal(status, `AADSTS${code}`, message, { error, code });

/** `POST /{tenant}/oauth2/v2.0/token`, for the client credentials grant. */
export function signIn(
  tenant: string,
  { request, store, now }: Visit,
  deps: {
    readonly directory: Directory;
    readonly tokens: Tokens;
  },
): Reply {
  const { directory, tokens } = deps;
  const form = new URLSearchParams(request.body);
  if (form.get('grant_type') !== 'client_credentials') {
    throw refusal(400, 'unsupported_grant_type', 70003, 'The app requested an unsupported grant type.');
  }
  if (![directory.tenantId, directory.domain].includes(tenant)) {
    throw refusal(
      400,
      'invalid_request',
      90002,
      `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`,
    );
  }
  const clientId = form.get('client_id') ?? '';
  const application = directory.applications.get(clientId);
  const found = store.lookUp(clientId);
  if (application === undefined || found === null) {
    const message = `Application with identifier '${clientId}' was not found in the directory 'Contoso'.`;
    throw refusal(400, 'unauthorized_client', 700016, message);
  }
  const { key, own } = application;
  if (found.is === 'disabled') {
    const message = `Application '${clientId}'(${key.owner.name}) is disabled.`;
    throw refusal(401, 'unauthorized_client', 7000112, message);
  }
  if (form.get('client_secret') !== key.secret) {
    const message = `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${clientId}'.`;
    throw refusal(401, 'invalid_client', 7000215, message);
  }
  if (own.endsAt <= now) {
    const message = `The provided client secret keys for app '${clientId}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret.`;
    throw refusal(401, 'invalid_client', 7000222, message);
  }
  const audience = /^(.+)\/\.default$/.exec(form.get('scope')?.split(' ')[0] ?? '')?.[1] ?? '';
  if (!RESOURCES.includes(audience)) {
    const message = `The resource principal named ${audience} was not found in the tenant named Contoso.`;
    throw refusal(400, 'invalid_resource', 500011, message);
  }
  if (store.settings.deniedOnThisPath.includes('token')) {
    const message =
      'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.';
    throw refusal(400, 'invalid_grant', 53003, message);
  }
  store.proved(key);
  return jsonReply(200, {
    token_type: 'Bearer',
    expires_in: LIFETIME_S,
    ext_expires_in: LIFETIME_S,
    access_token: tokens.grant(application, audience, now),
  });
}

/** `GET /{tenant}/v2.0/.well-known/openid-configuration`: what the vendor's own library asks first. */
export function describeTenant(tenant: string, host: string): Reply {
  const at = `https://${host}/${tenant}`;
  return jsonReply(200, {
    token_endpoint: `${at}/oauth2/v2.0/token`,
    authorization_endpoint: `${at}/oauth2/v2.0/authorize`,
    jwks_uri: `${at}/discovery/v2.0/keys`,
    issuer: `${at}/v2.0`,
  });
}
