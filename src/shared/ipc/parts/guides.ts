import { z } from 'zod';
import { cloudId } from '../../model/cloud.ts';
import { guideName, guideProgress } from '../../model/guide.ts';

const nothing = z.object({}).strict();
const done = z.object({}).strict();

/** The guides to keys: how far a person came, and what they point to at the console. Their texts are in the catalogue. */
export const guideChannels = {
  'guides.progress': { input: nothing, output: z.array(guideProgress).readonly(), gate: 'unlocked' },
  /** The steps that are done by now; none forgets the guide's progress. */
  'guides.mark': {
    input: guideName.extend({ done: guideProgress.unwrap().shape.done }),
    output: done,
    gate: 'unlocked',
  },
  /** Opens a page of the catalogue in the browser, by its name there. Refused with `invalid-input` for any other. */
  'guides.open': {
    input: z.object({ cloud: cloudId, site: z.string().max(60), page: z.string().max(60) }),
    output: done,
    gate: 'unlocked',
  },
  /** Puts the text that a step has for the console on the clipboard. */
  'guides.copy': {
    input: guideName.extend({ step: z.string().max(60) }),
    output: done,
    gate: 'unlocked',
  },
} as const;
