import { z } from 'zod';
import { fingerprint } from './certificate.ts';

/** Every way in which a call to a cloud can fail, and the only ones that a person is told about. */
export const FAILURE_KINDS = [
  'unknown-key',
  'wrong-secret',
  'disabled',
  'unknown-or-disabled',
  'expired-token',
  'clock-skew',
  'denied-but-valid',
  'valid-but-not-from-this-address',
  'throttled',
  'wrong-endpoint',
  'untrusted-certificate',
  'network',
  'unexpected',
] as const;

export const failureKind = z.enum(FAILURE_KINDS);
export type FailureKind = z.infer<typeof failureKind>;

const CONDEMNING: readonly FailureKind[] = [
  'unknown-key',
  'wrong-secret',
  'disabled',
  'unknown-or-disabled',
  'expired-token',
];

/** Whether a failure is the key's own: the cloud was reached and does not take it, from whatever network it comes. */
export const condemns = (kind: FailureKind): boolean => CONDEMNING.includes(kind);

/** A failed call in Keyturn's terms, with the vendor's own code kept for support. Holds no body and no header. */
export const cloudFailure = z
  .object({
    kind: failureKind,
    /** The vendor's code, or the transport's (`ECONNREFUSED`), as it was answered. */
    vendorCode: z.string().max(200).nullable(),
    requestId: z.string().max(200).nullable(),
    httpStatus: z.number().int().nullable(),
    /** The host that was asked, with its port where that is not 443. */
    host: z.string().max(300).nullable(),
    /** How far this computer's clock is ahead of the cloud's, in ms, where the answer told. */
    clockAheadMs: z.number().int().nullable(),
    /** Where a pinned certificate was expected and another one shown. */
    certificates: z.object({ pinned: fingerprint, shown: fingerprint }).readonly().optional(),
  })
  .readonly();
export type CloudFailure = z.infer<typeof cloudFailure>;
