import type { CloudGuides } from './types.ts';

/** JD Cloud. */
export const jdcloudGuides: CloudGuides = [];
