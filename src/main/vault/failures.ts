import { type ErrorCode, KeyturnError } from '../../shared/ipc/envelope.ts';
import { FileError, type FileFailure } from '../ports/files.ts';

const CODE_OF_FAILURE: Partial<Record<FileFailure, ErrorCode>> = {
  denied: 'folder-not-writable',
  full: 'disk-full',
};

/** Runs calls of the Files port and turns the failures that a person can mend into their error codes. */
export async function withFileErrors<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const code = error instanceof FileError ? CODE_OF_FAILURE[error.failure] : undefined;
    throw code === undefined ? error : new KeyturnError(code);
  }
}
