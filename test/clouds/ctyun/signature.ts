import { hmac, sameText, sha256 } from '../shared/encode.ts';
import type { Incoming } from '../shared/server.ts';

/** What `Eop-Authorization` says. */
export interface Signed {
  readonly keyId: string;
  readonly signature: string;
}

const FORM = /^(\S+) Headers=ctyun-eop-request-id;eop-date Signature=([A-Za-z0-9+/]{43}=)$/;

/** Null where the header is missing, or is not of that form. */
export function readAuthorization({ headers }: Pick<Incoming, 'headers'>): Signed | null {
  const [, keyId, signature] = FORM.exec(headers['eop-authorization'] ?? '') ?? [];
  return keyId && signature ? { keyId, signature } : null;
}

/** Whether a request was signed with `secret`, after the description of the EOP gateway's signature. */
export function signatureFits(request: Incoming, { keyId, signature }: Signed, secret: string): boolean {
  const date = request.headers['eop-date'] ?? '';
  const id = request.headers['ctyun-eop-request-id'] ?? '';
  const [, query = ''] = request.target.split('?');
  const text = `ctyun-eop-request-id:${id}\neop-date:${date}\n\n${query.split('&').sort().join('&')}\n${sha256(request.body)}`;
  const byTime = hmac('sha256', secret, date);
  const byKey = hmac('sha256', byTime, keyId);
  const byDay = hmac('sha256', byKey, date.split('T')[0] ?? '');
  return sameText(hmac('sha256', byDay, text).toString('base64'), signature);
}

/** The instant that an `Eop-date` means: the wall clock of Beijing, whatever its Z says. Null for any other text. */
export function instantOf(date: string | undefined): number | null {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date ?? '');
  if (parts === null) return null;
  const [year, month, day, hour, minute, second] = parts.slice(1);
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`);
}
