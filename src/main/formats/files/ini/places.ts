import { posix, win32 } from 'node:path';
import type { Around } from '../file-kind.ts';

/** Where a tool looks for its file. */
export interface Places {
  /** Variables of the environment that name the file. */
  readonly named?: readonly string[];
  /** Paths below the home folder, by their parts. */
  readonly home?: readonly (readonly string[])[];
  /** Paths of the whole computer, outside Windows. */
  readonly system?: readonly string[];
}

/** The absolute paths, what the environment names first. A path there that is not absolute is nobody's here, and is left out. */
export function placesOf(places: Places): (around: Around) => readonly string[] {
  return (around) => {
    const named = (places.named ?? []).flatMap((name) => namedPath(around, around.env[name]));
    const home = (places.home ?? []).map((parts) => pathsOf(around).join(around.home, ...parts));
    const system = around.platform === 'win32' ? [] : (places.system ?? []);
    return [...new Set([...named, ...home, ...system])];
  };
}

/** A path that a variable names, with `~` for the home folder; none where it names no absolute one. */
export function namedPath(around: Around, value: string | undefined): readonly string[] {
  if (value === undefined || value === '') return [];
  const { isAbsolute, join, normalize } = pathsOf(around);
  const path = /^~(?=[\\/])/.test(value) ? join(around.home, value.slice(1)) : value;
  return isAbsolute(path) ? [normalize(path)] : [];
}

/** How paths are written on that platform. */
export function pathsOf({ platform }: Pick<Around, 'platform'>): typeof posix {
  return platform === 'win32' ? win32 : posix;
}
