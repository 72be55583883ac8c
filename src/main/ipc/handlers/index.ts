import type { Receiver } from '../../services/hand-outs/index.ts';
import type { Services } from '../../services/index.ts';
import { auditHandlers } from './audit.ts';
import { backupHandlers } from './backup.ts';
import { consumerHandlers } from './consumers.ts';
import { credentialHandlers } from './credentials.ts';
import { diagnosisHandlers } from './diagnosis.ts';
import { digestHandlers } from './digest.ts';
import { draftHandlers } from './drafts.ts';
import { guideHandlers } from './guides.ts';
import { handOutHandlers, handOutHandlersFor } from './hand-outs.ts';
import { importHandlers } from './import.ts';
import { kitHandlers } from './kit.ts';
import { networkHandlers } from './network.ts';
import { policyHandlers } from './policy.ts';
import { presenceHandlers } from './presence.ts';
import { reminderHandlers } from './reminders.ts';
import { restoreHandlers } from './restore.ts';
import { rotationHandlers } from './rotations.ts';
import { shellHandlers } from './shell.ts';
import { updateHandlers } from './updates.ts';
import { vaultHandlers } from './vault.ts';
import { verificationHandlers } from './verification.ts';

/** What answers each channel. */
export const handlersOf = (services: Services) => ({
  ...vaultHandlers(services),
  ...credentialHandlers(services),
  ...importHandlers(services),
  ...rotationHandlers(services),
  ...backupHandlers(services),
  ...restoreHandlers(services),
  ...presenceHandlers(services),
  ...draftHandlers(services),
  ...auditHandlers(services),
  ...policyHandlers(services),
  ...kitHandlers(services),
  ...reminderHandlers(services),
  ...updateHandlers(services),
  ...digestHandlers(services),
  ...shellHandlers(services),
  ...guideHandlers(services),
  ...verificationHandlers(services),
  ...diagnosisHandlers(services),
  ...networkHandlers(services),
  ...consumerHandlers(services),
  ...handOutHandlers(services),
});

/** All of them as they answer another program of this person. */
export const handlersFor = (services: Services, receiver: Receiver | null) => ({
  ...handlersOf(services),
  ...(receiver === null ? {} : handOutHandlersFor(services, receiver)),
});
