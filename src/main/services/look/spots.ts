import { basename, dirname, isAbsolute, join } from 'node:path';
import type { Around, FileKindSpec } from '../../formats/files/file-kind.ts';
import type { Files } from '../../ports/files.ts';

/** A file that may be there, and what it may be. */
export interface Spot {
  readonly path: string;
  readonly kinds: readonly FileKindSpec[];
  /** Found by its name in a folder: its text decides whether it is of any of the kinds. */
  readonly guessed: boolean;
}

/** The files where tools keep keys, by the kinds that are looked for, each path once and in the kinds' order. */
export async function usualSpots(
  files: Pick<Files, 'list'>,
  kinds: readonly FileKindSpec[],
  around: Around,
): Promise<readonly Spot[]> {
  const found = new Map<string, FileKindSpec[]>();
  for (const kind of kinds) {
    for (const place of kind.places(around)) {
      // A variable may name a path that depends on where a tool was started: nobody knows here.
      if (!isAbsolute(place)) continue;
      for (const path of await named(files, place)) {
        const same = found.get(path) ?? [];
        found.set(path, same);
        if (!same.includes(kind)) same.push(kind);
      }
    }
  }
  return [...found].map(([path, kindsThere]) => ({ path, kinds: kindsThere, guessed: false }));
}

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** A `*` in the last part of a path stands for any characters, as in a shell. */
async function named(files: Pick<Files, 'list'>, place: string): Promise<readonly string[]> {
  const last = basename(place);
  if (!last.includes('*')) return [place];
  const folder = dirname(place);
  const pattern = new RegExp(`^${last.split('*').map(literal).join('.*')}$`, 'u');
  try {
    const names = await files.list(folder);
    return names
      .filter((name) => pattern.test(name))
      .sort()
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}
