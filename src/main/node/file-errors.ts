import { FileError, type FileFailure } from '../ports/files.ts';

const FAILURES: Readonly<Record<string, FileFailure>> = {
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  EACCES: 'denied',
  EPERM: 'denied',
  EROFS: 'denied',
  ENOSPC: 'full',
  EDQUOT: 'full',
  EEXIST: 'exists',
  ENOTEMPTY: 'exists',
};

/** The system's code of an error (`ENOENT`), or null. */
export function systemCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** A FileError without the system's message, which holds the path. */
export function fileError(error: unknown): FileError {
  if (error instanceof FileError) return error;
  const code = systemCode(error);
  return new FileError((code === null ? undefined : FAILURES[code]) ?? 'other');
}
