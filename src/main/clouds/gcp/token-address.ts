import { isVendorHost } from '../../../shared/vendor-hosts.ts';
import type { CloudContext, CloudKey } from '../cloud.ts';
import { cloudError } from '../cloud-error.ts';
import { addressOf } from '../json-call.ts';

/** Google's own name for its token service: what an assertion for it is made out to, at whatever address it is. */
const GOOGLE = 'https://oauth2.googleapis.com/token';

/** What key files of Google name; the older ones stand for the same service. */
const TOKEN_URIS: readonly string[] = [
  GOOGLE,
  'https://accounts.google.com/o/oauth2/token',
  'https://www.googleapis.com/oauth2/v4/token',
  'https://www.googleapis.com/oauth2/v3/token',
];

/**
 * Where a key's assertion goes, and whom it is made out to. The file's own `token_uri` is never asked: whoever passes a
 * file on could write an address of theirs into it and collect assertions, so another one than Google's is refused
 * before anything is signed, unless the person gave the account an address. An assertion for somebody else's service is
 * made out to that service, which cannot use it at Google then.
 */
export function tokenAddress(
  fields: CloudKey['fields'],
  ctx: CloudContext,
): { readonly url: URL; readonly audience: string } {
  const uri = fields.token_uri?.trim() ?? '';
  const given = ctx.endpoints.token !== ctx.site.endpoints.token;
  if (!given && uri !== '' && !TOKEN_URIS.includes(uri)) {
    const host = URL.canParse(uri) ? new URL(uri).host : null;
    throw cloudError('wrong-endpoint', { vendorCode: 'FOREIGN_TOKEN_URI', host, outcome: 'refused' });
  }
  const url = addressOf(ctx, 'token');
  if (url.pathname === '/') url.pathname = '/token';
  return { url, audience: isVendorHost('gcp', url.hostname) ? GOOGLE : url.href };
}
