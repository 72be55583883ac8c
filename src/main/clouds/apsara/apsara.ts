import type { Cloud } from '../cloud.ts';
import { cloudError } from '../cloud-error.ts';

export const apsara = Object.freeze({
  id: 'apsara',
  verify: async () => {
    throw cloudError('unexpected', { outcome: 'refused' });
  },
} satisfies Cloud);
