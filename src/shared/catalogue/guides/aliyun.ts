import type { CloudGuides } from './types.ts';

/** aliyun. */
export const aliyunGuides: CloudGuides = [];
