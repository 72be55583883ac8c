import { z } from 'zod';
import { instant } from './ids.ts';

/** What a cloud answered to "who is this key?". */
export const identity = z
  .object({
    /** Null where the platform does not tell it to this key. */
    accountId: z.string().max(200).nullable(),
    /** A principal is one user, role, or the account itself. `root` keys get a warning. */
    principalKind: z.enum(['user', 'root', 'role', 'other']),
    /** The user or role name where the answer holds one, else the principal's id; null where it tells neither. */
    principal: z.string().max(500).nullable(),
    arn: z.string().max(1000).nullable(),
    /** What else the platform told, by the names of its catalogue's `identity.details`: a tenant, a project. */
    details: z.record(z.string().max(40), z.string().max(500)).readonly().optional(),
    at: instant,
  })
  .readonly();
export type Identity = z.infer<typeof identity>;

/** When and where a key was last seen by the cloud. `never` is an answer too; null means that nobody told. */
export const lastUsed = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('never') }),
    z.object({
      kind: z.literal('used'),
      at: instant,
      service: z.string().max(200).nullable(),
      region: z.string().max(100).nullable(),
    }),
  ])
  .readonly();
export type LastUsed = z.infer<typeof lastUsed>;
