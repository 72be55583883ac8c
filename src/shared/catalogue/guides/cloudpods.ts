import type { CloudGuides } from './types.ts';

/** Cloudpods. */
export const cloudpodsGuides: CloudGuides = [];
