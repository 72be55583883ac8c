import type { Cloud } from '../cloud.ts';
import { cloudError } from '../cloud-error.ts';

export const zstack = Object.freeze({
  id: 'zstack',
  verify: async () => {
    throw cloudError('unexpected', { outcome: 'refused' });
  },
} satisfies Cloud);
