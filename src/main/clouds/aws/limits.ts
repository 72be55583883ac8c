import type { KeyLimits } from '../key-management.ts';

const HOUR_MS = 3_600_000;

/**
 * Two keys for a user (IAM user guide, "Manage access keys for IAM users"); the root user's two are unconfirmed. No lag
 * of "last used" is published: four hours is what IAM states for its other "last accessed" data. Changes are eventually
 * consistent (IAM user guide, "Changes that I make are not always immediately visible"); public issues report 5 to 15 s,
 * and up to a minute.
 */
export const AWS_LIMITS: KeyLimits = {
  maxKeys: 2,
  rootMaxKeys: 2,
  lastUsedLagMs: 4 * HOUR_MS,
  propagationMs: 60_000,
};
