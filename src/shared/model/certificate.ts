import { z } from 'zod';
import { instant } from './ids.ts';

/** The SHA-256 of a certificate as browsers and `openssl x509 -fingerprint -sha256` print it: `AB:CD:…`. */
export const fingerprint = z.string().regex(/^[0-9A-F]{2}(?::[0-9A-F]{2}){31}$/);

/** The one certificate that is taken from an address, whoever issued it. `host` is `name:port`, the port always there. */
export const pin = z
  .object({ host: z.string().regex(/^(?:\[[0-9a-f:.]+\]|[^\s:/@]{1,253}):\d{1,5}$/i), fingerprint })
  .readonly();
export type Pin = z.infer<typeof pin>;

/** A certificate as it was shown by a server. */
export const certificate = z
  .object({
    fingerprint,
    subject: z.string().max(500),
    issuer: z.string().max(500),
    /** The names that it is good for. */
    names: z.array(z.string().max(300)).max(100).readonly(),
    from: instant,
    until: instant,
  })
  .readonly();
export type Certificate = z.infer<typeof certificate>;

/** An authority that this vault trusts beside the system's. */
export const authority = z
  .object({
    id: z.string().regex(/^[0-9a-hjkmnp-tv-z]{16}$/),
    subject: z.string().max(500),
    fingerprint,
    from: instant,
    until: instant,
  })
  .readonly();
export type Authority = z.infer<typeof authority>;

/** The same fingerprint in the one form, however it was pasted; null for what is none. */
export function readFingerprint(text: string): string | null {
  const digits = text.replace(/^\s*(?:sha-?256(?:\s+fingerprint)?\s*[=:])?/i, '').replace(/[\s:-]/g, '');
  if (!/^[0-9a-f]{64}$/i.test(digits)) return null;
  return (digits.toUpperCase().match(/../g) ?? []).join(':');
}

/** `name:port` of an address, as pins name it. */
export function pinHost(url: URL): string {
  return `${url.hostname}:${url.port || (url.protocol === 'http:' ? '80' : '443')}`;
}
