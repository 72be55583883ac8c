import type { ReachReason } from '../../../shared/model/reach.ts';
import type { HttpAnswer } from '../../clouds/http/http.ts';

type Answer = Pick<HttpAnswer, 'status' | 'headers' | 'body'>;

const isPage = ({ headers, body }: Answer): boolean =>
  /\bhtml\b/i.test(headers['content-type'] ?? '') || /^\s*<(?:!doctype html|html)\b/i.test(body);

/** An error object or document, as APIs put behind any status: ZStack's comes with 503 whatever it says. */
const isWords = ({ headers, body }: Answer): boolean =>
  /\b(?:json|xml)\b/i.test(headers['content-type'] ?? '') || /^\s*(?:[{[]|<\?xml)/.test(body);

const SIGN_IN = /log-?in|sign-?in|\bsso\b|oauth|saml|\bcas\b|passport/i;

/** Whether a redirect leads away: to another server, out of or into encryption, or to where people sign in. */
function leadsAway(from: URL, location: string | undefined): boolean {
  if (location === undefined || !URL.canParse(location, from.href)) return false;
  const to = new URL(location, from);
  return (
    to.host !== from.host || to.protocol !== from.protocol || SIGN_IN.test(to.pathname + to.search + to.hash)
  );
}

/**
 * What an answer to a question without a key says of whoever gave it; null where that may well be the API, which owes an
 * unsigned request nothing: an error of whatever status, a page that says so, Keystone's choice of versions (300).
 */
export function reasonOfAnswer(url: URL, vendor: boolean, answer: Answer): ReachReason | null {
  const { status, headers } = answer;
  // Network authentication required: RFC 6585, for captive portals alone.
  if (status === 511) return 'not-the-service';
  if (status >= 500) return isWords(answer) && !isPage(answer) ? null : 'server-error';
  if (vendor || status >= 400) return null;
  if (status >= 300) return leadsAway(url, headers.location) ? 'redirected' : null;
  return isPage(answer) ? 'not-the-service' : null;
}
