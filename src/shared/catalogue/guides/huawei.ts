import type { CloudGuides } from './types.ts';

/** Huawei Cloud. */
export const huaweiGuides: CloudGuides = [];
