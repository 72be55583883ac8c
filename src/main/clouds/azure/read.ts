import { z } from 'zod';
import type { EndpointName } from '../../../shared/model/cloud.ts';
import type { CloudContext, Revealable } from '../cloud.ts';
import type { HttpAnswer } from '../http/http.ts';
import { addressOf, askJson, type Refused } from '../json-call.ts';
import { bearerRead } from '../oauth.ts';
import { apiFailureKind } from './errors.ts';

/** Reads `path` of Graph or of Resource Manager. Throws as the methods of `Cloud` do. */
export function read<T>(
  service: Extract<EndpointName, 'graph' | 'arm'>,
  path: string,
  token: Revealable,
  shape: z.ZodType<T>,
  ctx: CloudContext,
): Promise<T> {
  const { origin, pathname } = addressOf(ctx, service);
  const url = new URL(`${origin}${pathname.replace(/\/$/, '')}${path}`);
  return askJson({ request: () => bearerRead(url, token), shape, refused }, ctx);
}

const errorBody = z.object({
  error: z.object({
    code: z.string().min(1),
    innerError: z.object({ 'request-id': z.string().optional() }).optional().catch(undefined),
  }),
});

function refused(body: unknown, { status, headers }: HttpAnswer): Refused | null {
  const parsed = errorBody.safeParse(body);
  if (!parsed.success) return null;
  const { code: vendorCode, innerError } = parsed.data.error;
  const requestId = innerError?.['request-id'] ?? headers['x-ms-request-id'] ?? null;
  return { kind: apiFailureKind(vendorCode, status), vendorCode, requestId };
}
