import type { FileKindSpec } from '../file-kind.ts';

export const iniKinds: readonly FileKindSpec[] = [];
