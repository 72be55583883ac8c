import { z } from 'zod';
import type { CloudContext, CloudKey } from '../cloud.ts';
import { outcomeOf } from '../cloud-error.ts';
import type { HttpAnswer, HttpRequest } from '../http/http.ts';
import { addressOf, askJson, type Refused } from '../json-call.ts';
import { ucloudFailureKind } from './errors.ts';
import { signature } from './signer.ts';

type Params = Readonly<Record<string, string>>;

/** Signs a request for `action`. Everything travels in the body: addresses end up in logs of proxies. */
export function signedRequest(action: string, params: Params, key: CloudKey, ctx: CloudContext): HttpRequest {
  const project = key.fields.project_id;
  const all = {
    ...params,
    Action: action,
    PublicKey: key.publicId,
    // Keys of sub-accounts have to say it with every call; without it a main account's act on the default project.
    ...(project && { ProjectId: project }),
  };
  const body = new URLSearchParams({ ...all, Signature: signature(all, key.secret.reveal()) });
  return {
    method: 'POST',
    url: addressOf(ctx, 'api'),
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: body.toString(),
  };
}

/** Runs one read, again where that may help, and parses its answer. Throws as the methods of `Cloud` do. */
export const ask = <T>(
  action: string,
  params: Params,
  key: CloudKey,
  ctx: CloudContext,
  shape: z.ZodType<T>,
): Promise<T> => askJson({ request: () => signedRequest(action, params, key, ctx), shape, refused }, ctx);

const answered = z.object({ RetCode: z.int() });

/** UCloud answers refusals with a status of 200: `RetCode` alone counts. */
function refused(body: unknown, { status, headers }: HttpAnswer): Refused | null {
  const parsed = answered.safeParse(body);
  if (!parsed.success || parsed.data.RetCode === 0) return null;
  const kind = ucloudFailureKind(parsed.data.RetCode, status);
  return {
    kind,
    vendorCode: String(parsed.data.RetCode),
    requestId: headers['x-ucloud-request-uuid'] ?? null,
    outcome: kind === 'unexpected' ? outcomeOf(status) : 'refused',
  };
}
