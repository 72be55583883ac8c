import type { SecureContext } from 'node:tls';
import { nodeTls } from './node-tls.ts';

/**
 * What a certificate is checked against: the operating system's store, so that a company's own authority counts and
 * one that an administrator removed does not, and `extra`. Node's own list stands in where the system has no store.
 */
export function trustedCertificates(extra: readonly string[]): string[] {
  const system = nodeTls().getCACertificates('system');
  const base = system.length > 0 ? system : nodeTls().getCACertificates('bundled');
  return [...base, ...extra];
}

/** The same, ready for connections. */
export const trustedContext = (extra: readonly string[]): SecureContext =>
  nodeTls().createSecureContext({ ca: trustedCertificates(extra), minVersion: 'TLSv1.2' });
