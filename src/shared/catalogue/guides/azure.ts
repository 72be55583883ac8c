import type { CloudGuides } from './types.ts';

/** Microsoft Azure. */
export const azureGuides: CloudGuides = [];
