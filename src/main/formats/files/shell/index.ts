import type { FileKindSpec } from '../file-kind.ts';

export const shellKinds: readonly FileKindSpec[] = [];
