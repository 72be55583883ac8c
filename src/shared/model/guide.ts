import { z } from 'zod';
import { cloudId } from './cloud.ts';
import { instant } from './ids.ts';

const name = z.string().min(1).max(60);

/** Which guide of a platform: to which kind of key, on which of its sites. Names of the catalogue. */
export const guideName = z.object({ cloud: cloudId, kind: name, site: name });
export type GuideName = z.infer<typeof guideName>;

/** How far a person came with one guide. */
export const guideProgress = guideName
  .extend({
    /** The ids of the steps that were ticked off. */
    done: z.array(name).max(60).readonly(),
    at: instant,
  })
  .readonly();
export type GuideProgress = z.infer<typeof guideProgress>;
