import { z } from 'zod';
import { assertNever } from '../assert-never.ts';
import { type OwnFailure, ownFailure } from '../failure-words.ts';
import { wireError } from '../ipc/envelope.ts';
import { cloudFailure, type FailureKind, failureKind } from './failure.ts';
import { identity } from './identity.ts';
import { accountId, credentialId, instant } from './ids.ts';
import { previewKey } from './restore.ts';
import { view } from './view.ts';

/** How often a vault's keys are verified without anybody asking. */
export const VERIFY_SCHEDULES = ['off', 'daily', 'weekly'] as const;
export const verifySchedule = z.enum(VERIFY_SCHEDULES);
export type VerifySchedule = z.infer<typeof verifySchedule>;

/** What a person does about keys that failed, the surest steps first. */
export const VERIFY_TODOS = [
  'replace-secret',
  'renew-token',
  'check-id',
  'enable',
  'ask-administrator',
  'complete',
  'correct',
  'set-clock',
  'certificate',
  'address',
  'network',
  'rules',
  'allowed-network',
  'wait',
  'look',
  'nothing',
] as const;
export const verifyTodo = z.enum(VERIFY_TODOS);
export type VerifyTodo = z.infer<typeof verifyTodo>;

/** Why a key is not proven: what its cloud said, or what kept it from being asked. */
export const verifyCause = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('failure'), failure: failureKind, vendorCode: z.string().nullable() }),
    z.object({ kind: z.literal('error'), error: wireError }),
  ])
  .readonly();
export type VerifyCause = z.infer<typeof verifyCause>;

const TODO_OF: Readonly<Record<FailureKind, VerifyTodo>> = {
  'wrong-secret': 'replace-secret',
  'unknown-key': 'check-id',
  disabled: 'enable',
  'unknown-or-disabled': 'ask-administrator',
  'expired-token': 'renew-token',
  'clock-skew': 'set-clock',
  'untrusted-certificate': 'certificate',
  'wrong-endpoint': 'address',
  network: 'network',
  'valid-but-not-from-this-address': 'allowed-network',
  throttled: 'wait',
  unexpected: 'look',
  'denied-but-valid': 'nothing',
};

const TODO_OF_OWN: Readonly<Record<OwnFailure, VerifyTodo>> = {
  'private-key': 'correct',
  'token-uri': 'correct',
  tenant: 'correct',
  region: 'correct',
  'no-address': 'address',
  'server-zone': 'correct',
  policy: 'rules',
  'key-locked': 'wait',
};

/** What there is to do about it. */
export function todoOf(cause: VerifyCause): VerifyTodo {
  if (cause.kind === 'failure') {
    const own = ownFailure({ kind: cause.failure, vendorCode: cause.vendorCode });
    return own === null ? TODO_OF[cause.failure] : TODO_OF_OWN[own];
  }
  switch (cause.error.code) {
    case 'missing-fields':
    case 'secret-unreadable':
      return 'complete';
    // A field of the key that no request can hold, or the account's address.
    case 'invalid-input':
      return cause.error.params.field === 'endpoint' ? 'address' : 'correct';
    case 'insecure-endpoint':
      return 'address';
    case 'policy-forbids':
      return 'rules';
    default:
      return 'look';
  }
}

/** Which keys: the named ones, or what a view of the list shows. Those in the bin are left out. */
export const verifyScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('keys'), ids: z.array(credentialId).min(1).max(20_000) }),
  z.object({ kind: z.literal('view'), view, search: z.string().max(200).default('') }),
]);
export type VerifyScope = z.infer<typeof verifyScope>;

/** How a run ended: with every key asked, by a person, or since the vault was locked. */
export const verifyEnd = z.enum(['done', 'cancelled', 'locked']);
export type VerifyEnd = z.infer<typeof verifyEnd>;

const runFacts = {
  startedAt: instant,
  endedAt: instant,
  how: verifyEnd,
  by: z.enum(['person', 'schedule']),
  /** How many keys were to be verified, and how many of them were proven. */
  total: z.number().int(),
  proven: z.number().int(),
};

/** A run as the vault keeps it: ids, kinds and times. */
export const keptRun = z
  .object({
    ...runFacts,
    failed: z.array(z.object({ id: credentialId, cause: verifyCause }).readonly()).readonly(),
  })
  .readonly();
export type KeptRun = z.infer<typeof keptRun>;

/** One key of a summary. */
export const verifiedKey = z
  .object({
    key: previewKey,
    accountId,
    cause: verifyCause,
    /** It was proven since. */
    settled: z.boolean(),
    /** Whether another key of its platform could look it up. */
    looksUp: z.boolean(),
  })
  .readonly();
export type VerifiedKey = z.infer<typeof verifiedKey>;

/** What a run found, by what there is to do, in the order of `VERIFY_TODOS`. Keys that are gone since are left out. */
export const verifySummary = z
  .object({
    ...runFacts,
    failed: z.number().int(),
    groups: z
      .array(z.object({ todo: verifyTodo, keys: z.array(verifiedKey).readonly() }).readonly())
      .readonly(),
  })
  .readonly();
export type VerifySummary = z.infer<typeof verifySummary>;

/** How far a run is. */
export const verifyProgress = z
  .object({ done: z.number().int(), total: z.number().int(), failed: z.number().int() })
  .readonly();
export type VerifyProgress = z.infer<typeof verifyProgress>;

/** The run under way, and what the last one found. `last` is null while one runs, and before the first. */
export const verifyStatus = z
  .object({ running: verifyProgress.nullable(), last: verifySummary.nullable() })
  .readonly();
export type VerifyStatus = z.infer<typeof verifyStatus>;

/** What one key came to. */
export const keyResult = z
  .object({
    id: credentialId,
    result: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('proven'), identity }),
      z.object({ kind: z.literal('failed'), failure: cloudFailure }),
      z.object({ kind: z.literal('error'), error: wireError }),
    ]),
  })
  .readonly();
export type KeyResult = z.infer<typeof keyResult>;

/** The cause that a result stands for; null for a proof. */
export function causeOf({ result }: KeyResult): VerifyCause | null {
  switch (result.kind) {
    case 'proven':
      return null;
    case 'failed':
      return { kind: 'failure', failure: result.failure.kind, vendorCode: result.failure.vendorCode };
    case 'error':
      return result;
    default:
      return assertNever(result);
  }
}

/** A run that ended: its summary, and each key that was asked, in the order of the list. */
export const verifyOutcome = z.object({ summary: verifySummary, results: z.array(keyResult).readonly() });
export type VerifyOutcome = z.infer<typeof verifyOutcome>;

/** What an administrator's key sees of another one. */
export const seenState = z.enum(['active', 'disabled', 'expired', 'absent', 'beyond']);

/** How many users are asked for their keys, one by one, where a platform cannot say whose a key is. */
export const LOOK_UP_USERS = 300;

/** The keys that may tell more of one that failed, those of the same account first. */
export const lookUpHelpers = z
  .object({
    /** Whether its platform has such a look-up, and its last failure asks for one. */
    offered: z.boolean(),
    keys: z.array(z.object({ key: previewKey, sameAccount: z.boolean() }).readonly()).readonly(),
  })
  .readonly();
export type LookUpHelpers = z.infer<typeof lookUpHelpers>;

/** What the look-up came to; a cloud that refuses it is an answer. `stopped`: by the person, and nothing is known. */
export const lookUpOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('seen'), state: seenState, at: instant }),
  z.object({ kind: z.literal('refused'), failure: cloudFailure }),
  z.object({ kind: z.literal('stopped') }),
]);
export type LookUpOutcome = z.infer<typeof lookUpOutcome>;
