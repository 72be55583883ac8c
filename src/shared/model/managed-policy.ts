import { z } from 'zod';

/** What a machine-wide file can forbid or demand. Left out: free. */
export const managedPolicy = z
  .object({
    forbidKeychain: z.boolean(),
    forbidReveal: z.boolean(),
    forbidPlaintextExport: z.boolean(),
    forbidScanning: z.boolean(),
    forbidUpdateChecks: z.boolean(),
    /** The vault locks after this many idle minutes at the latest. */
    maxIdleMinutes: z.number().int().min(1).max(240).nullable(),
    minPasswordLength: z.number().int().min(10).max(128).nullable(),
    /** zxcvbn's score, 0 to 4. */
    minPasswordScore: z.number().int().min(0).max(4).nullable(),
    /** Days after which the password is asked although the keychain could open the vault. */
    maxPasswordDays: z.number().int().min(1).max(365).nullable(),
    /** Hosts that may be contacted, `*.` for all below one; null: all that docs/security.md names and accounts set. */
    allowedHosts: z.array(z.string().max(253)).max(500).readonly().nullable(),
    /** Where the head of the audit chain is written at each lock. */
    auditSink: z.enum(['syslog', 'file']).nullable(),
  })
  .readonly();
export type ManagedPolicy = z.infer<typeof managedPolicy>;

export const NO_POLICY: ManagedPolicy = {
  forbidKeychain: false,
  forbidReveal: false,
  forbidPlaintextExport: false,
  forbidScanning: false,
  forbidUpdateChecks: false,
  maxIdleMinutes: null,
  minPasswordLength: null,
  minPasswordScore: null,
  maxPasswordDays: null,
  allowedHosts: null,
  auditSink: null,
};

/**
 * Why a file is not obeyed. `changeable`: others than administrators can change what `detail` names; `unknown-member`
 * and `bad-value`: `detail` names the member; `newer`: its version is not known here.
 */
export const policyProblem = z.enum([
  'unreadable',
  'changeable',
  'not-json',
  'unknown-member',
  'bad-value',
  'newer',
]);
export type PolicyProblem = z.infer<typeof policyProblem>;

/** What is in force and from where. `broken`: the file cannot be trusted, so the strictest holds. */
export const policyState = z
  .object({
    source: z.string().nullable(),
    state: z.enum(['none', 'managed', 'broken']),
    rules: managedPolicy,
    /** Both null unless the state is `broken`; `detail` may be null then too. */
    problem: policyProblem.nullable(),
    detail: z.string().nullable(),
  })
  .readonly();
export type PolicyState = z.infer<typeof policyState>;
