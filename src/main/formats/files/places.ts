import { posix, win32 } from 'node:path';
import type { Around } from './file-kind.ts';

/** How paths are written on that platform. */
export function pathsOf({ platform }: Pick<Around, 'platform'>): typeof posix {
  return platform === 'win32' ? win32 : posix;
}

/** A path under the home folder. */
export function inHome(around: Around, ...parts: readonly string[]): string {
  return pathsOf(around).join(around.home, ...parts);
}

/** A path that a variable holds, with `~` for the home folder; none where it is no absolute one: nobody knows here where a tool was started. */
export function namedPath(around: Around, value: string | undefined): readonly string[] {
  if (value === undefined || value === '') return [];
  const { isAbsolute, normalize } = pathsOf(around);
  const path = /^~(?=[\\/])/.test(value) ? inHome(around, value.slice(1)) : value;
  return isAbsolute(path) ? [normalize(path)] : [];
}

/** A path under a folder that a variable names, or the file itself that it names; as `namedPath`. */
export function inNamed(around: Around, variable: string, ...parts: readonly string[]): readonly string[] {
  return namedPath(around, around.env[variable]).map((path) => pathsOf(around).join(path, ...parts));
}

/** The folder that a variable names, else one under the home folder. */
export function folderOf(around: Around, variable: string, ...otherwise: readonly string[]): string {
  return inNamed(around, variable)[0] ?? inHome(around, ...otherwise);
}
