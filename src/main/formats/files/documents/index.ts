import type { FileKindSpec } from '../file-kind.ts';

export const documentsKinds: readonly FileKindSpec[] = [];
