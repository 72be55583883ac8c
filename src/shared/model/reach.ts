import { z } from 'zod';
import { accountDraft } from './account.ts';
import { certificate, fingerprint } from './certificate.ts';
import { cloudId, endpointName } from './cloud.ts';
import { cloudFailure } from './failure.ts';
import { accountId } from './ids.ts';
import { proxyPassword, wayOut } from './network.ts';

/** Names one test, chosen by whoever asks for it: to follow it and to stop it. */
export const reachRun = z.string().regex(/^[0-9A-Za-z-]{8,40}$/);

/** What is tried at each address, in this order. */
export const REACH_STEPS = ['way', 'dns', 'tcp', 'tls', 'http'] as const;

/** Why a step failed, was left out, or says more than that it went well. */
export const REACH_REASONS = [
  // left out
  'earlier-failed',
  'stopped',
  'by-proxy',
  'is-address',
  'plain-http',
  'no-key',
  'may-lock',
  // way
  'pac-unreachable',
  'pac-broken',
  'proxy-address',
  'proxy-socks4',
  'policy',
  // dns
  'name-unknown',
  'name-unanswered',
  // tcp
  'refused',
  'unreachable',
  'timeout',
  'broken-off',
  'proxy-name-unknown',
  'proxy-unreachable',
  'proxy-certificate',
  'proxy-sign-in',
  'proxy-sign-in-kind',
  'proxy-refused',
  'proxy-none',
  // tls
  'unknown-issuer',
  'self-signed',
  'wrong-name',
  'expired',
  'not-yet-valid',
  'pin-changed',
  'other-certificate',
  'no-tls',
  // http
  'plain-http-refused',
  'not-the-service',
  'redirected',
  'server-error',
  'no-answer',
  // signature
  'key-refused',
] as const;
export const reachReason = z.enum(REACH_REASONS);
export type ReachReason = z.infer<typeof reachReason>;

const outcome = {
  state: z.enum(['waiting', 'running', 'ok', 'failed', 'skipped']),
  /** How long it took, in ms. */
  ms: z.number().int().nullable(),
  reason: reachReason.nullable(),
  /** What was found, by name: `addresses`, `proxy`, `protocol`, `status`, `code`. Nothing confidential. */
  facts: z.record(z.string().max(40), z.string().max(500)).readonly(),
};

export const reachStep = z.object({ step: z.enum(REACH_STEPS), ...outcome }).readonly();
export type ReachStep = z.infer<typeof reachStep>;

export const reachAddress = z
  .object({
    name: endpointName,
    url: z.string(),
    /** `name:port`, as a pin names it. */
    host: z.string(),
    way: wayOut.nullable(),
    steps: z.array(reachStep).readonly(),
    /** What the server showed; null before that, and without TLS. */
    certificate: certificate.nullable(),
    /** Whose word the certificate was taken on; null where it was not. */
    trustedBy: z.enum(['authority', 'pin']).nullable(),
    /** The certificate that was pinned for this address. */
    pinned: fingerprint.nullable(),
  })
  .readonly();
export type ReachAddress = z.infer<typeof reachAddress>;

/** What became of a test, or what it came to so far. */
export const reachReport = z
  .object({
    run: reachRun,
    done: z.boolean(),
    addresses: z.array(reachAddress).readonly(),
    /** A check with a key of the account; `failure` is what the platform answered. */
    signature: z.object({ ...outcome, failure: cloudFailure.nullable() }).readonly(),
  })
  .readonly();
export type ReachReport = z.infer<typeof reachReport>;

const { site, endpoints, proxy, proxyUser, pins, plainHttp } = accountDraft.unwrap().shape;

/** An account as it is about to be made. `proxyPassword` is confidential: used once and dropped. */
export const reachDraft = z.object({
  ...{ cloud: cloudId, site, endpoints, proxy, proxyUser, pins, plainHttp },
  proxyPassword: proxyPassword.nullable().default(null),
});
export type ReachDraft = z.output<typeof reachDraft>;

/** Whose addresses are tried. `edited` lays changes over an account that is there. */
export const reachTarget = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('account'),
    accountId,
    edited: reachDraft.omit({ cloud: true }).partial().optional(),
  }),
  z.object({ kind: z.literal('draft'), draft: reachDraft }),
]);
export type ReachTarget = z.output<typeof reachTarget>;
