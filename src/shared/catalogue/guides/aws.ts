import type { CloudGuides } from './types.ts';

/** aws. */
export const awsGuides: CloudGuides = [];
