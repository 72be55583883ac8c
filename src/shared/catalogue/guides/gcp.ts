import type { CloudGuides } from './types.ts';

/** Google Cloud. */
export const gcpGuides: CloudGuides = [];
