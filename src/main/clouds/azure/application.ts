import { z } from 'zod';
import type { CloudContext, CloudKey, Revealable } from '../cloud.ts';
import { read } from './read.ts';
import { GUID } from './tenant.ts';

const moment = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));

// Microsoft Graph v1.0, passwordCredential: `hint` holds the first three characters of the secret.
const passwordCredential = z.object({
  keyId: z.string(),
  hint: z.string().nullish(),
  startDateTime: moment.nullish(),
  endDateTime: moment.nullish(),
});
export type PasswordCredential = z.infer<typeof passwordCredential>;

const application = z.object({
  displayName: z.string().max(500).nullish(),
  passwordCredentials: z.array(passwordCredential).nullish(),
});
export type Application = z.infer<typeof application>;

/**
 * Reads the key's own application by its client id: the path by object id would need another question. Null where there
 * is nothing to ask, and for a client id that would not go into a path. Throws as the methods of `Cloud` do.
 */
export async function readApplication(
  key: Pick<CloudKey, 'publicId'>,
  token: Revealable,
  ctx: CloudContext,
): Promise<Application | null> {
  if (ctx.endpoints.graph === undefined || !GUID.test(key.publicId)) return null;
  const path = `/v1.0/applications(appId='${key.publicId}')?$select=displayName,passwordCredentials`;
  return read('graph', path, token, application, ctx);
}

/**
 * The one of an application's secrets that this key holds. The list never tells a secret, so the id that the person
 * typed decides, and without it the hint where it fits one alone. Null where that stays open: dates of another secret
 * would be worse than none.
 */
export function ownCredential(
  all: readonly PasswordCredential[],
  key: Pick<CloudKey, 'secret' | 'fields'>,
): PasswordCredential | null {
  const start = key.secret.reveal().slice(0, 3);
  const fitting = all.filter(({ hint }) => !hint || hint === start);
  const keyId = key.fields.secret_key_id?.toLowerCase();
  const named = fitting.find((one) => one.keyId.toLowerCase() === keyId);
  if (named !== undefined) return named;
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}
