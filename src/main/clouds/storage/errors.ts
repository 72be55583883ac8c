import { type ErrorCode, KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { FailureKind } from '../../../shared/model/failure.ts';
import { CloudError } from '../cloud-error.ts';

// Codes: "Error responses" of the S3 API reference and the error list of OSS, which shares most of its words.
const KINDS: Readonly<Record<string, FailureKind>> = {
  RequestTimeTooSkewed: 'clock-skew',
  RequestExpired: 'clock-skew',
  SignatureDoesNotMatch: 'wrong-secret',
  InvalidAccessKeyId: 'unknown-or-disabled',
  ExpiredToken: 'expired-token',
  SecurityTokenExpired: 'expired-token',
  AccessDenied: 'denied-but-valid',
  SlowDown: 'throttled',
  ServiceUnavailable: 'throttled',
  RequestTimeout: 'network',
};

/** Our own words for an answer that arrived and is not what was stored. */
export const CHECKSUM_MISMATCH = 'CHECKSUM_MISMATCH';

const CODES: Readonly<Record<string, ErrorCode>> = {
  NoSuchBucket: 'target-gone',
  NoSuchKey: 'backup-missing',
  NoSuchVersion: 'backup-missing',
  HTTP_404: 'backup-missing',
  PreconditionFailed: 'backup-conflict',
  ConditionalRequestConflict: 'backup-conflict',
  FileAlreadyExists: 'backup-conflict',
  HTTP_412: 'backup-conflict',
  NotImplemented: 'target-refused',
  [CHECKSUM_MISMATCH]: 'backup-damaged',
};

/** The kind of a refusal, by the vendor's code and the status where there is none. */
export function storageFailureKind(vendorCode: string, httpStatus: number): FailureKind {
  return KINDS[vendorCode] ?? (httpStatus === 429 ? 'throttled' : 'unexpected');
}

// An answer to HEAD has no body: a signature's window (15 minutes at both services) is all there is to go by.
const WINDOW_MS = 15 * 60_000;

/** Whether the store is full, whichever way a compatible server says it: its status is one of a server's own errors. */
const INSUFFICIENT_STORAGE = 507;

function codeOf({ failure }: CloudError): ErrorCode {
  const { kind, httpStatus, clockAheadMs, vendorCode } = failure;
  const known = CODES[vendorCode ?? ''];
  if (known !== undefined) return known;
  const silent = vendorCode === 'HTTP_403' && Math.abs(clockAheadMs ?? 0) > WINDOW_MS;
  if (kind === 'clock-skew' || silent) return 'target-clock';
  const unreachable: readonly FailureKind[] = [
    'network',
    'untrusted-certificate',
    'wrong-endpoint',
    'throttled',
  ];
  if (unreachable.includes(kind)) return 'target-unreachable';
  return (httpStatus ?? 0) >= 500 && httpStatus !== INSUFFICIENT_STORAGE
    ? 'target-unreachable'
    : 'target-refused';
}

/** Puts a failed call into the words that people are told; what is no `CloudError` stays as it is. */
export function storageError(error: unknown): unknown {
  if (!(error instanceof CloudError)) return error;
  const { host, clockAheadMs, httpStatus } = error.failure;
  const vendorCode = error.failure.vendorCode ?? (httpStatus === null ? null : `HTTP_${httpStatus}`);
  const code = codeOf(error);
  return new KeyturnError(code, {
    ...(vendorCode !== null && { vendorCode }),
    ...(host !== null && { host }),
    ...(code === 'target-clock' && clockAheadMs !== null && { clockAheadMs }),
    ...(code === 'target-unreachable' && { outcome: error.outcome }),
  });
}

/** The code that a failed call comes out with; null for what is no `CloudError`. */
export const storageErrorCode = (error: unknown): ErrorCode | null =>
  error instanceof CloudError ? codeOf(error) : null;
