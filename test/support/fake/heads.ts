import type { HeadTeller } from '../../../src/main/services/audit/tell-head.ts';

/** Tells nobody. */
export const silentHeads: HeadTeller = {
  tell: async () => undefined,
  failed: () => false,
  file: '/nowhere/audit-heads.log',
};
