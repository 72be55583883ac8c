import { z } from 'zod';
import type { CloudContext, Revealable } from '../cloud.ts';
import type { HttpAnswer } from '../http/http.ts';
import { addressOf, askJson, type Refused } from '../json-call.ts';
import { bearerRead } from '../oauth.ts';
import { apiFailureKind } from './errors.ts';

const moment = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));

// IAM API v1, ServiceAccountKey. `disabled` is left out where it is false.
const serviceAccountKey = z.object({
  disabled: z.boolean().optional(),
  validAfterTime: moment.optional(),
  validBeforeTime: moment.optional(),
});
type ServiceAccountKey = z.infer<typeof serviceAccountKey>;

/** What stands in a path: ids that cannot leave it. */
const KEY_ID = /^[0-9A-Za-z_-]{1,100}$/;
const EMAIL = /^[^/@\s]{1,200}@[^/@\s]{1,200}$/;
const PROJECT = /^[a-z][a-z0-9.:-]{2,100}$/;

/** Reads what `projects.serviceAccounts.keys.get` tells; null for an id that no key can have. */
export async function readKey(
  {
    email,
    keyId,
    project,
  }: { readonly email: string; readonly keyId: string; readonly project: string | null },
  token: Revealable,
  ctx: CloudContext,
): Promise<ServiceAccountKey | null> {
  if (!KEY_ID.test(keyId) || !EMAIL.test(email)) return null;
  const { origin, pathname } = addressOf(ctx, 'iam');
  // Without a project a missing account reads as a denial.
  const within = project !== null && PROJECT.test(project) ? project : '-';
  const account = `projects/${encodeURIComponent(within)}/serviceAccounts/${encodeURIComponent(email)}`;
  const url = new URL(`${origin}${pathname.replace(/\/$/, '')}/v1/${account}/keys/${keyId}`);
  return askJson({ request: () => bearerRead(url, token), shape: serviceAccountKey, refused }, ctx);
}

/** Whether a key works now, and until when. Google writes the end of a key that has none as the year 9999. */
export function standingOf(key: ServiceAccountKey, now: number) {
  const end = key.validBeforeTime ?? null;
  const expiresAt = end !== null && new Date(end).getUTCFullYear() < 9999 ? end : null;
  const expired = expiresAt !== null && expiresAt <= now;
  const state = key.disabled === true ? 'disabled' : expired ? 'expired' : 'active';
  return { createdAt: key.validAfterTime ?? null, expiresAt, state } as const;
}

const errorBody = z.object({
  error: z.object({
    status: z.string().min(1),
    details: z
      .array(z.object({ reason: z.string().optional() }))
      .optional()
      .catch(undefined),
  }),
});

function refused(body: unknown, { status: httpStatus }: HttpAnswer): Refused | null {
  const parsed = errorBody.safeParse(body);
  if (!parsed.success) return null;
  const { status, details } = parsed.data.error;
  const reason = details?.find((detail) => detail.reason !== undefined)?.reason ?? null;
  const kind = apiFailureKind(status, reason, httpStatus);
  return { kind, vendorCode: reason ?? status, reason: status === 'NOT_FOUND' ? 'no-such-key' : null };
}
