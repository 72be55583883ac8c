import { z } from 'zod';
import type { Revealable } from './call.ts';
import { concealed } from './concealed.ts';
import type { HttpRequest } from './http/http.ts';

/** A token service's success (RFC 6749, 5.1), its token concealed: for an hour it does what the key does. */
export const grantedToken = z
  .object({ access_token: z.string().min(1), token_type: z.string().regex(/^bearer$/i) })
  .transform(({ access_token }) => concealed(access_token));

/** A token service's refusal (RFC 6749, 5.2). */
export const oauthRefusal = z.object({
  error: z.string().min(1),
  error_description: z.string().optional(),
});

/** Asks a token service. */
export const tokenRequest = (url: URL, form: Readonly<Record<string, string>>): HttpRequest => ({
  method: 'POST',
  url,
  headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams(form).toString(),
});

/** Reads something with a token. */
export const bearerRead = (url: URL, token: Revealable): HttpRequest => ({
  method: 'GET',
  url,
  headers: { accept: 'application/json', authorization: `Bearer ${token.reveal()}` },
  body: null,
});
