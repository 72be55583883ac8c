import type { Cloud } from '../cloud.ts';
import { cloudError } from '../cloud-error.ts';

export const ucloud = Object.freeze({
  id: 'ucloud',
  verify: async () => {
    throw cloudError('unexpected', { outcome: 'refused' });
  },
} satisfies Cloud);
