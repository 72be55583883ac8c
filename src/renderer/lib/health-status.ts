import type { Health } from '../../shared/model/credential.ts';
import type { FailureKind } from '../../shared/model/failure.ts';

/** Failures of a check whose signature was right. */
const WORKS: readonly FailureKind[] = ['denied-but-valid', 'valid-but-not-from-this-address'];

/** What a key's last check is called in short: one that works with limits did not fail. */
export const healthStatus = (health: Health): Health['kind'] | 'limited' =>
  health.kind === 'failed' && WORKS.includes(health.failure.kind) ? 'limited' : health.kind;
