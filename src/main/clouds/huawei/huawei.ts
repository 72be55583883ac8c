import type { Cloud } from '../cloud.ts';
import { cloudError } from '../cloud-error.ts';

export const huawei = Object.freeze({
  id: 'huawei',
  verify: async () => {
    throw cloudError('unexpected', { outcome: 'refused' });
  },
} satisfies Cloud);
