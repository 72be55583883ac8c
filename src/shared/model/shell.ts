import { z } from 'zod';

/** Whether Keyturn starts with the person's session. */
export const startupState = z
  .object({
    /** False where this system has no way to do it. */
    supported: z.boolean(),
    enabled: z.boolean(),
    /** Asked for, and not yet allowed in the system's own settings; it does nothing until then. */
    awaitsApproval: z.boolean(),
  })
  .readonly();
export type StartupState = z.infer<typeof startupState>;
