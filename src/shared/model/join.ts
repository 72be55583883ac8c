import { z } from 'zod';
import { account } from './account.ts';
import { credentialId } from './ids.ts';

/** What the two accounts say differently, where one word must give way. Null is nothing said. */
export const joinDifference = z
  .object({
    field: z.enum(['environment', 'owner', 'periodDays']),
    kept: z.union([z.string(), z.number()]).nullable(),
    dropped: z.union([z.string(), z.number()]).nullable(),
  })
  .readonly();
export type JoinDifference = z.infer<typeof joinDifference>;

/** Why two accounts of one user cannot be joined as they are; each is the code of the error that refuses it. */
export const joinObstacle = z.enum(['reached-differently', 'too-much-text', 'rotating']);
export type JoinObstacle = z.infer<typeof joinObstacle>;

/** Two accounts that, by the proofs of their keys, stand for one user. */
export const joinOffer = z
  .object({
    /** The account that would go. */
    from: account,
    /** The account that would hold the keys of both: the one that came into the vault first. */
    into: account,
    differences: z.array(joinDifference).readonly(),
    obstacle: joinObstacle.nullable(),
  })
  .readonly();
export type JoinOffer = z.infer<typeof joinOffer>;

/** What joining did: enough to take it back. */
export const joined = z.object({
  /** The account that stays, as it is now. */
  account,
  /** The account that is gone, as it was. */
  left: account,
  moved: z.array(credentialId),
  differences: z.array(joinDifference),
});
export type Joined = z.infer<typeof joined>;
