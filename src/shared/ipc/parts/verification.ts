import { z } from 'zod';
import { credentialId } from '../../model/ids.ts';
import {
  lookUpHelpers,
  lookUpOutcome,
  verifyOutcome,
  verifyScope,
  verifyStatus,
} from '../../model/verification.ts';

const nothing = z.object({}).strict();
const done = z.object({}).strict();

/** Verifying many keys in one run, and asking about one with another key. */
export const verificationChannels = {
  /** Answers when the run ended; `verification.changed` tells of its way. A second request of the same keys joins it. */
  'verification.start': { input: z.object({ scope: verifyScope }), output: verifyOutcome, gate: 'unlocked' },
  'verification.status': { input: nothing, output: verifyStatus, gate: 'unlocked' },
  'verification.cancel': { input: nothing, output: done, gate: 'unlocked' },
  /** The keys that may tell whether this one is unknown or disabled. */
  'verification.helpers': { input: z.object({ id: credentialId }), output: lookUpHelpers, gate: 'unlocked' },
  /** Looks the key up with another one. A fact for the person; no proof. */
  'verification.lookUp': {
    input: z.object({ id: credentialId, with: credentialId }),
    output: lookUpOutcome,
    gate: 'unlocked',
  },
  /** Ends the look-up under way: whoever asked does not wait for it any more. */
  'verification.stopLookUp': { input: nothing, output: done, gate: 'unlocked' },
} as const;
