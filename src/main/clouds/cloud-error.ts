import type { CloudFailure, FailureKind } from '../../shared/model/failure.ts';

/** Facts of a failure beside its kind; what is left out was not known. */
export interface FailureFacts extends Partial<Omit<CloudFailure, 'kind'>> {
  /** How long the cloud asked to wait, in ms. Serves the back-off and goes no further. */
  readonly retryAfterMs?: number | null;
}

/** A call to a cloud that failed, in Keyturn's terms. The message is the kind alone: answers may echo what was sent. */
export class CloudError extends Error {
  readonly failure: CloudFailure;
  readonly retryAfterMs: number | null;

  constructor(failure: CloudFailure, retryAfterMs: number | null = null) {
    super(failure.kind);
    this.name = 'CloudError';
    this.failure = failure;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Longest code or id of a vendor that is kept; the model refuses more. */
const MAX_TEXT = 200;

const clip = (text: string | null | undefined): string | null => (text ? text.slice(0, MAX_TEXT) : null);

/** Builds a `CloudError`; lengths are brought within the model's bounds. */
export function cloudError(kind: FailureKind, facts: FailureFacts = {}): CloudError {
  return new CloudError(
    {
      kind,
      vendorCode: clip(facts.vendorCode),
      requestId: clip(facts.requestId),
      httpStatus: facts.httpStatus ?? null,
      host: facts.host?.slice(0, 300) ?? null,
      clockAheadMs: facts.clockAheadMs ?? null,
    },
    facts.retryAfterMs ?? null,
  );
}
