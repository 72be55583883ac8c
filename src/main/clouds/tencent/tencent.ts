import type { Cloud } from '../cloud.ts';
import { cloudError } from '../cloud-error.ts';

export const tencent = Object.freeze({
  id: 'tencent',
  verify: async () => {
    throw cloudError('unexpected', { outcome: 'refused' });
  },
} satisfies Cloud);
