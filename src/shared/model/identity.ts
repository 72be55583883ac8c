import { z } from 'zod';
import { instant } from './ids.ts';

/** What a cloud answered to "who is this key?". */
export const identity = z
  .object({
    accountId: z.string().max(200),
    /** A principal is one user, role, or the account itself. `root` keys get a warning. */
    principalKind: z.enum(['user', 'root', 'role', 'other']),
    /** The user or role name where the answer holds one, else the principal's id. */
    principal: z.string().max(500),
    arn: z.string().max(1000).nullable(),
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
