import type { X509Certificate } from 'node:crypto';
import { isUnreachedCode } from '../../../../shared/code-reason.ts';

/** A connection that did not come to stand. `code` is the system's, or one of ours that begins with `PROXY_` or `PIN_`. */
export class ConnectError extends Error {
  readonly code: string;
  /** What the server showed, where it came that far. */
  readonly certificate: X509Certificate | null;
  /** The certificate that was expected in its place. */
  readonly pinned: string | null;

  constructor(
    code: string,
    facts: { readonly certificate?: X509Certificate | null; readonly pinned?: string } = {},
  ) {
    super(code);
    this.name = 'ConnectError';
    this.code = code;
    this.certificate = facts.certificate ?? null;
    this.pinned = facts.pinned ?? null;
  }
}

/** The code of a system's or library's error. */
export function codeOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

/** What undici calls the same thing. */
export const CONNECT_TIMEOUT = 'UND_ERR_CONNECT_TIMEOUT';

/** Whether another proxy may be tried: this one was not reached. Its own refusal is its last word. */
export const isUnreachedProxy = (error: unknown): boolean =>
  error instanceof ConnectError && isUnreachedCode(error.code);
