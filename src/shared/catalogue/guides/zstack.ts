import type { CloudGuides } from './types.ts';

/** ZStack Cloud. */
export const zstackGuides: CloudGuides = [];
