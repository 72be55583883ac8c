import { createFiles } from '../../../src/main/node/files.ts';
import { FileError, type Files } from '../../../src/main/ports/files.ts';

/** The real files, on a disk that is full for what is written under a name with this in it. */
export function fullFor(part: string): Files {
  const files = createFiles();
  return {
    ...files,
    writeFlushed: (path, data, mode) =>
      path.includes(part) ? Promise.reject(new FileError('full')) : files.writeFlushed(path, data, mode),
  };
}
