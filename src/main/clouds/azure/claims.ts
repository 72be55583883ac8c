import { z } from 'zod';

// Unconfirmed: names of claims are those seen in tokens for Graph. Microsoft calls such tokens opaque to clients.
const claims = z.object({
  tid: z.string().max(200).optional().catch(undefined),
  oid: z.string().max(200).optional().catch(undefined),
  app_displayname: z.string().min(1).max(500).optional().catch(undefined),
});
export type Claims = z.infer<typeof claims>;

/**
 * What a token says of its holder, to be shown to a person and trusted for nothing: its signature is for the service
 * that takes it. Empty where it is no token of three parts.
 */
export function claimsOf(token: string): Claims {
  const [, payload] = token.split('.');
  try {
    return claims.parse(JSON.parse(Buffer.from(payload ?? '', 'base64url').toString('utf8')));
  } catch {
    return {};
  }
}
