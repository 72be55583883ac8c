import type { Cloud } from '../cloud.ts';
import { cloudError } from '../cloud-error.ts';

export const ctyun = Object.freeze({
  id: 'ctyun',
  verify: async () => {
    throw cloudError('unexpected', { outcome: 'refused' });
  },
} satisfies Cloud);
