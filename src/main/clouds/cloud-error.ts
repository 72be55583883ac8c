import type { CloudFailure, FailureKind } from '../../shared/model/failure.ts';

/** What a cloud refused beside the kinds that people are told about: the facts that managing keys turns on. */
export type FailureReason = 'no-such-key' | 'limit-reached' | 'no-such-owner';

/**
 * Whether a failed request may have changed something. `refused`: the cloud answered a definite refusal, or nothing was
 * sent. `unclear`: everything else, above all an answer that was lost; only looking tells.
 */
export type Outcome = 'refused' | 'unclear';

/** Facts of a failure beside its kind; what is left out was not known. */
export interface FailureFacts extends Partial<Omit<CloudFailure, 'kind'>> {
  /** How long the cloud asked to wait, in ms. Serves the back-off and goes no further. */
  readonly retryAfterMs?: number | null;
  readonly reason?: FailureReason | null;
  /** `unclear` where it is left out. */
  readonly outcome?: Outcome;
}

/** A call to a cloud that failed, in Keyturn's terms. The message is the kind alone: answers may echo what was sent. */
export class CloudError extends Error {
  readonly failure: CloudFailure;
  readonly retryAfterMs: number | null;
  readonly reason: FailureReason | null;
  readonly outcome: Outcome;

  constructor(failure: CloudFailure, facts: Pick<FailureFacts, 'retryAfterMs' | 'reason' | 'outcome'> = {}) {
    super(failure.kind);
    this.name = 'CloudError';
    this.failure = failure;
    this.retryAfterMs = facts.retryAfterMs ?? null;
    this.reason = facts.reason ?? null;
    this.outcome = facts.outcome ?? 'unclear';
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
      ...(facts.certificates && { certificates: facts.certificates }),
    },
    facts,
  );
}

/**
 * The outcome that an error in the vendor's own words stands for: a status of 4xx is a refusal. 408 is not, since it
 * says that the request arrived in part or late, and neither is a server's own error.
 */
export const outcomeOf = (httpStatus: number): Outcome =>
  httpStatus >= 400 && httpStatus < 500 && httpStatus !== 408 ? 'refused' : 'unclear';
