import type { CloudGuides } from './types.ts';

/** China Mobile ECloud. */
export const ecloudGuides: CloudGuides = [];
