import { X509Certificate } from 'node:crypto';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { Authority } from '../../../shared/model/certificate.ts';

const PEM =
  /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[\s\S]+?-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g;

/** More authorities than a company has are a bundle that somebody took by mistake. */
const MOST = 50;

const unreadable = (reason: string) => new KeyturnError('certificate-unreadable', { reason });

function parsed(source: string | Uint8Array): X509Certificate {
  try {
    return new X509Certificate(source);
  } catch {
    throw unreadable('no-certificate');
  }
}

/**
 * The authorities in a file, PEM or DER, or in a pasted text. Whatever else is in there is left out. Throws
 * KeyturnError `certificate-unreadable`; `reason` is `no-certificate`, `no-authority` (a server's own), `private-key`
 * (nothing else was there), `expired` or `too-many`.
 */
export function readAuthorities(bytes: Uint8Array, now: number): X509Certificate[] {
  const text = Buffer.from(bytes).toString('latin1');
  const blocks = text.match(PEM);
  if (blocks === null && /-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) throw unreadable('private-key');
  const found = blocks === null ? [parsed(bytes)] : blocks.map(parsed);
  if (found.length > MOST) throw unreadable('too-many');
  const authorities = found.filter(({ ca }) => ca);
  if (authorities.length === 0) throw unreadable('no-authority');
  const living = authorities.filter(({ validToDate }) => validToDate.getTime() > now);
  if (living.length === 0) throw unreadable('expired');
  return living;
}

/** One line out of a name of several, the most telling part first. */
export function nameOf(distinguished: string): string {
  const parts = distinguished.split('\n').map((part) => part.trim());
  const common = parts.filter((part) => part.startsWith('CN='));
  return [...common, ...parts.filter((part) => !part.startsWith('CN=')).toReversed()]
    .join(', ')
    .slice(0, 500);
}

/** An authority as people see it. */
export function authorityOf(id: string, x509: X509Certificate): Authority {
  return {
    id,
    subject: nameOf(x509.subject),
    fingerprint: x509.fingerprint256,
    from: x509.validFromDate.getTime(),
    until: x509.validToDate.getTime(),
  };
}
