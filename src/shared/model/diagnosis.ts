import { z } from 'zod';
import { cloudId } from './cloud.ts';
import { FAILURE_KINDS } from './failure.ts';

/** What an error answer can stand for. One cause is worded once and refined by the cloud that answered. */
export const CAUSE_IDS = [
  'unknown-key',
  'unknown-or-disabled',
  'wrong-secret',
  'key-refused',
  'key-disabled',
  'key-locked',
  'key-expired',
  'key-damaged',
  'expired-token',
  'bad-token',
  'app-disabled',
  'login-expired',
  'no-credentials',
  'keys-full',
  'denied',
  'denied-explicit',
  'not-from-here',
  'mfa',
  'account-suspended',
  'arrears',
  'service-off',
  'no-such-principal',
  'project-wrong',
  'tenant-unknown',
  'wrong-national-cloud',
  'wrong-endpoint',
  'wrong-region',
  'region-unset',
  'bucket-missing',
  'clock-skew',
  'replayed',
  'url-expired',
  'signature-malformed',
  'signature-missing',
  'unknown-action',
  'throttled',
  'server-error',
  'html-answer',
  'dns',
  'connection-refused',
  'connection-reset',
  'timeout',
  'proxy-auth',
  'proxy-unreachable',
  'proxy-refused',
  'proxy-script',
  'pin-changed',
  'forbidden-here',
  'tls-untrusted',
  'tls-expired',
  'tls-name',
  'tls-protocol',
  'http-to-https-port',
] as const;

export const causeId = z.enum(CAUSE_IDS);
export type CauseId = z.infer<typeof causeId>;

/** The failures of a check, and what only texts from elsewhere tell of. */
export const diagnosisKind = z.enum([...FAILURE_KINDS, 'policy', 'quota', 'service', 'request', 'tool']);
export type DiagnosisKind = z.infer<typeof diagnosisKind>;

const bilingual = z.object({ zh: z.string(), en: z.string() }).readonly();
const short = z.string().max(300);

/** The part of the text that speaks for a finding. All of it is from our own tables, or of a shape that no secret has. */
export const evidence = z
  .object({
    part: z.enum(['code', 'detail', 'status', 'words', 'host', 'region', 'time']),
    text: short,
  })
  .readonly();
export type Evidence = z.infer<typeof evidence>;

/** One thing that the text may stand for. */
export const finding = z
  .object({
    cause: causeId,
    /** The cloud that answered; null where the text does not tell, or where it was none. */
    cloud: cloudId.nullable(),
    /** The clouds that answer like this, where the text does not tell which. */
    couldBe: z.array(cloudId).readonly(),
    kind: diagnosisKind,
    title: bilingual,
    why: bilingual,
    steps: z.array(bilingual).readonly(),
    evidence: z.array(evidence).readonly(),
    /** The host to ask instead, computed from the text. */
    endpoint: short.nullable(),
    region: short.nullable(),
    /** How far the sender's clock is ahead of the cloud's, in ms, where the text has both times. */
    aheadMs: z.number().int().nullable(),
    /** The vendor's page, by its name in the compiled-in table. */
    page: z
      .object({ id: z.string().max(60), url: short })
      .readonly()
      .nullable(),
  })
  .readonly();
export type Finding = z.infer<typeof finding>;

/** What the text says of itself, whether it is understood or not. */
export const diagnosisFacts = z
  .object({
    code: short.nullable(),
    /** A finer code of the vendor's, such as the EC of OSS. */
    detail: short.nullable(),
    status: z.number().int().nullable(),
    requestId: short.nullable(),
    host: short.nullable(),
    region: short.nullable(),
  })
  .readonly();
export type DiagnosisFacts = z.infer<typeof diagnosisFacts>;

/** An answer to "what does this error mean?". Knowing nothing is an answer too. */
export const diagnosis = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('known'),
    /** The likeliest first. */
    findings: z.array(finding).min(1).readonly(),
    /** The first one as each cloud of its `couldBe` words it. */
    perCloud: z.array(finding).readonly(),
    facts: diagnosisFacts,
  }),
  z.object({ kind: z.literal('not-known'), facts: diagnosisFacts }),
]);
export type Diagnosis = z.infer<typeof diagnosis>;
