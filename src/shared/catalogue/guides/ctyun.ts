import type { CloudGuides } from './types.ts';

/** China Telecom Cloud (Ctyun). */
export const ctyunGuides: CloudGuides = [];
