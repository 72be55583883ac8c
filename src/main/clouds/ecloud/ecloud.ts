import type { Cloud } from '../cloud.ts';
import { cloudError } from '../cloud-error.ts';

export const ecloud = Object.freeze({
  id: 'ecloud',
  verify: async () => {
    throw cloudError('unexpected', { outcome: 'refused' });
  },
} satisfies Cloud);
