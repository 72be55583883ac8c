import type { Cloud } from '../cloud.ts';
import { cloudError } from '../cloud-error.ts';

export const jdcloud = Object.freeze({
  id: 'jdcloud',
  verify: async () => {
    throw cloudError('unexpected', { outcome: 'refused' });
  },
} satisfies Cloud);
