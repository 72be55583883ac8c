import type { CloudFailure, FailureKind } from '../../../shared/model/failure.ts';
import { ConnectError } from './connect/failure.ts';

/** How a connection failed. `code` is the system's or the library's own name for it. */
export interface TransportFailure {
  readonly kind: Extract<FailureKind, 'network' | 'untrusted-certificate' | 'wrong-endpoint' | 'unexpected'>;
  readonly code: string;
  readonly certificates?: NonNullable<CloudFailure['certificates']>;
}

// OpenSSL's X509_V_ERR names as Node shortens them, and Node's own check of the host name.
const CERTIFICATE =
  /^(CERT_|UNABLE_TO_|SELF_SIGNED_CERT|DEPTH_ZERO_|ERR_TLS_CERT|INVALID_CA$|INVALID_PURPOSE$|PATH_LENGTH|HOSTNAME_MISMATCH$|ERROR_IN_CERT|CA_|CRL_)/;

// No HTTP on the other side, no TLS on the other side, or far more than any of these APIs answers.
const NOT_THE_SERVICE =
  /^(HPE_|HTTPParserError$|EPROTO$|ERR_SSL_|UND_ERR_RES_EXCEEDED_MAX_SIZE$|UND_ERR_HEADERS_OVERFLOW$)/;

// A header value that HTTP cannot carry, such as a line break inside a pasted token.
const NOT_SENDABLE = 'UND_ERR_INVALID_ARG';

/** Maps what `undici` threw; null for an error that is no transport's, which is a defect and must surface. */
export function transportFailure(error: unknown): TransportFailure | null {
  const other = otherThanPinned(error);
  if (other !== null) return { kind: 'untrusted-certificate', code: 'PIN_CHANGED', certificates: other };
  const codes = codesOf(error);
  const certificate = codes.find((code) => CERTIFICATE.test(code));
  if (certificate !== undefined) return { kind: 'untrusted-certificate', code: certificate };
  const foreign = codes.find((code) => NOT_THE_SERVICE.test(code));
  if (foreign !== undefined) return { kind: 'wrong-endpoint', code: foreign };
  const [first] = codes;
  if (first === undefined) return null;
  return { kind: first === NOT_SENDABLE ? 'unexpected' : 'network', code: first };
}

/** Every error code on the way down `cause`, the outermost first. undici's parser has a name where it has no code. */
function codesOf(error: unknown): readonly string[] {
  const codes: string[] = [];
  let current: unknown = error;
  for (let depth = 0; depth < 5 && current instanceof Error; depth++) {
    if ('code' in current && typeof current.code === 'string') codes.push(current.code);
    else if (current.name === 'HTTPParserError') codes.push(current.name);
    current = current.cause;
  }
  return codes;
}

/** Both certificates, where another one was shown than the one that was pinned. */
function otherThanPinned(error: unknown): NonNullable<CloudFailure['certificates']> | null {
  let current: unknown = error;
  for (let depth = 0; depth < 5 && current instanceof Error; depth++) {
    if (current instanceof ConnectError && current.pinned !== null && current.certificate !== null) {
      return { pinned: current.pinned, shown: current.certificate.fingerprint256 };
    }
    current = current.cause;
  }
  return null;
}
