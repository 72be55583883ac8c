import type { Cloud } from '../cloud.ts';
import { cloudError } from '../cloud-error.ts';

export const gcp = Object.freeze({
  id: 'gcp',
  verify: async () => {
    throw cloudError('unexpected', { outcome: 'refused' });
  },
} satisfies Cloud);
