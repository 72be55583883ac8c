import type { Cloud } from '../cloud.ts';
import { cloudError } from '../cloud-error.ts';

export const cloudpods = Object.freeze({
  id: 'cloudpods',
  verify: async () => {
    throw cloudError('unexpected', { outcome: 'refused' });
  },
} satisfies Cloud);
