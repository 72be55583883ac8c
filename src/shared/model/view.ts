import { z } from 'zod';
import { cloudId } from './cloud.ts';

/** What the sidebar can ask the list for. */
export const view = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('due') }),
  z.object({ kind: z.literal('overdue') }),
  z.object({ kind: z.literal('unverified') }),
  z.object({ kind: z.literal('cloud'), cloud: cloudId }),
  z.object({ kind: z.literal('bin') }),
]);
export type View = z.infer<typeof view>;

export const sortBy = z.enum(['due', 'label', 'added']);
export type SortBy = z.infer<typeof sortBy>;

/** How many keys each view holds. `due` counts overdue keys and those of unknown age too. */
export const viewCounts = z
  .object({
    all: z.number().int(),
    due: z.number().int(),
    overdue: z.number().int(),
    unverified: z.number().int(),
    bin: z.number().int(),
    clouds: z.partialRecord(cloudId, z.number().int()).readonly(),
  })
  .readonly();
export type ViewCounts = z.infer<typeof viewCounts>;
