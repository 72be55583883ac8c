import { posix, win32 } from 'node:path';
import type { Around } from '../file-kind.ts';

/** A path under the home folder, as the platform writes it. */
export function inHome({ platform, home }: Around, ...parts: readonly string[]): string {
  return paths(platform).join(home, ...parts);
}

/** A path under a folder that a variable names; nothing where it is unset, or no absolute path. */
export function inNamed(around: Around, variable: string, ...parts: readonly string[]): readonly string[] {
  const folder = around.env[variable];
  const { isAbsolute, join } = paths(around.platform);
  return folder === undefined || !isAbsolute(folder) ? [] : [join(folder, ...parts)];
}

function paths(platform: Around['platform']) {
  return platform === 'win32' ? win32 : posix;
}
