import type { CloudGuides } from './types.ts';

/** UCloud. */
export const ucloudGuides: CloudGuides = [];
