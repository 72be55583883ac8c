import type { Cloud } from '../cloud.ts';
import { cloudError } from '../cloud-error.ts';

export const azure = Object.freeze({
  id: 'azure',
  verify: async () => {
    throw cloudError('unexpected', { outcome: 'refused' });
  },
} satisfies Cloud);
