import { z } from 'zod';
import type { CloudContext, CloudKey, Revealable } from '../cloud.ts';
import type { HttpAnswer } from '../http/http.ts';
import { addressOf, askJson, type Refused } from '../json-call.ts';
import { grantedToken, oauthRefusal, tokenRequest } from '../oauth.ts';
import { stsFailure } from './errors.ts';
import { tenantOf } from './tenant.ts';

const refusal = oauthRefusal.extend({
  error_codes: z.array(z.number().int()).optional(),
  trace_id: z.string().optional(),
});

/**
 * Asks for a token by the key itself (client credentials grant): a token is granted without any right at all, so this
 * proves the secret. `resource` names what it is for, by the site: it is a name there and no address that is asked.
 */
export function requestToken(
  key: CloudKey,
  resource: 'graph' | 'arm',
  ctx: CloudContext,
): Promise<Revealable> {
  const tenant = tenantOf(key.fields);
  const request = () => {
    const url = addressOf(ctx, 'login');
    url.pathname = `${url.pathname.replace(/\/$/, '')}/${tenant}/oauth2/v2.0/token`;
    return tokenRequest(url, {
      grant_type: 'client_credentials',
      client_id: key.publicId,
      client_secret: key.secret.reveal(),
      scope: `${ctx.site.endpoints[resource]}/.default`,
    });
  };
  return askJson({ request, shape: grantedToken, refused }, ctx);
}

/** Reads the codes and ids of a refusal; its text goes no further. */
function refused(body: unknown, { status }: HttpAnswer): Refused | null {
  const parsed = refusal.safeParse(body);
  if (!parsed.success) return null;
  const { error, error_codes, error_description = '', trace_id } = parsed.data;
  const codes =
    error_codes ?? [...error_description.matchAll(/AADSTS(\d+)/g)].map(([, code]) => Number(code));
  const failure = stsFailure(error, codes, status);
  return failure && { ...failure, requestId: trace_id ?? null };
}
