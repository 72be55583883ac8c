import type { CloudGuides } from './types.ts';

/** Apsara Stack. */
export const apsaraGuides: CloudGuides = [];
