import type { CloudGuides } from './types.ts';

/** Tencent Cloud. */
export const tencentGuides: CloudGuides = [];
