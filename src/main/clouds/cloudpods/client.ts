import { z } from 'zod';
import type { CloudContext, CloudKey, Revealable } from '../call.ts';
import { concealed } from '../concealed.ts';
import { cloudpodsPlace } from '../entrance.ts';
import type { HttpAnswer, HttpRequest } from '../http/http.ts';
import { addressOf, askJson, type Refused } from '../json-call.ts';
import { cloudpodsRefusal } from './errors.ts';
import { proofOf } from './signer.ts';

const placeOf = (ctx: CloudContext, path: string): URL => cloudpodsPlace(addressOf(ctx, 'api'), path);

/** The request for a token that proves a key. */
export function tokenRequest(key: CloudKey, ctx: CloudContext): HttpRequest {
  const url = placeOf(ctx, '/auth/tokens');
  const proof = proofOf(url, ctx.clock.now(), key.publicId, key.secret.reveal());
  const identity = { methods: ['aksk'], access_key_secret: JSON.stringify(proof) };
  return {
    method: 'POST',
    url,
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ auth: { identity, context: { source: 'cli' } } }),
  };
}

const named = z.object({ id: z.string().max(200), name: z.string().max(500) });

// The answer may hold the key, its secret included, and the header is as good as the key for some hours: neither is kept
// beyond the one call that needs it.
const tokenAnswer = z.object({
  token: z.object({
    user: named.extend({ domain: named }),
    project: named.partial().nullish().catch(null),
    roles: z.array(named.partial()).nullish().catch(null),
    access_key: z.object({ expire: z.number() }).nullish().catch(null),
  }),
  header: z.string().min(1).max(10_000).transform(concealed),
});

/** Whom a token stands for. */
export type Signed = z.infer<typeof tokenAnswer>['token'];

/** Signs in, which reads: a token more or less changes nothing. Throws as the methods of `Cloud` do. */
export async function signIn(
  key: CloudKey,
  ctx: CloudContext,
): Promise<{ readonly signed: Signed; readonly token: Revealable }> {
  const call = {
    request: () => tokenRequest(key, ctx),
    shape: tokenAnswer,
    whole: (body: unknown, { headers }: HttpAnswer) =>
      typeof body === 'object' ? { ...body, header: headers['x-subject-token'] } : body,
    refused,
  };
  const { token: signed, header: token } = await askJson(call, ctx);
  return { signed, token };
}

/** Runs one read that bears a token. Throws as the methods of `Cloud` do. */
export function ask<T>(
  path: string,
  query: Readonly<Record<string, string>>,
  token: Revealable,
  ctx: CloudContext,
  shape: z.ZodType<T>,
): Promise<T> {
  const request = (): HttpRequest => {
    const url = placeOf(ctx, path);
    url.search = new URLSearchParams(query).toString();
    const headers = { accept: 'application/json', 'x-auth-token': token.reveal() };
    return { method: 'GET', url, headers, body: null };
  };
  return askJson({ request, shape, refused }, ctx);
}

const errorBody = z.object({ class: z.string().min(1), details: z.string() });
const wrapped = z.object({ error: errorBody }).transform(({ error }) => error);

function refused(body: unknown, { status }: HttpAnswer): Refused | null {
  const parsed = errorBody.or(wrapped).safeParse(body);
  return parsed.success ? cloudpodsRefusal(parsed.data.class, parsed.data.details, status) : null;
}
