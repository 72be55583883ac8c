import { join } from 'node:path';
import type { FileKindSpec } from '../../formats/files/file-kind.ts';
import type { Clock } from '../../ports/clock.ts';
import { FileError, type Files, type FolderEntry } from '../../ports/files.ts';
import type { Spot } from './spots.ts';
import { LATE, timely } from './timely.ts';

/** As deep as a folder is walked, and as many files as one look passes by. */
export const MOST_DEPTH = 40;
export const MOST_FILES = 200_000;

/** Folders that are listed side by side. */
const AT_ONCE = 16;
/** How long a folder may take to be listed, and how many may take longer before the walk ends. */
const LATE_MS = 10_000;
const MOST_LATE = 3;

/** What tools fetch, build or cache: nobody keeps keys there, and there is more of it than of everything else. */
const PASSED_BY: ReadonlySet<string> = new Set([
  'node_modules',
  'site-packages',
  '__pycache__',
  '.git',
  '.hg',
  '.svn',
  '.cache',
  '.npm',
  '.pnpm-store',
  '.yarn',
  '.gradle',
  '.m2',
  '.cargo',
  '.rustup',
  '.venv',
  '.tox',
  '.terraform',
  '.trash',
  '.gvfs',
  'caches',
  '$recycle.bin',
  'system volume information',
]);

/** What the kernel shows as files. */
const NO_DISK: ReadonlySet<string> = new Set(['/proc', '/sys', '/dev']);

/** What one step of a walk came by. */
export interface Step {
  readonly spots: readonly Spot[];
  readonly folders: number;
  readonly files: number;
  /** Why the chosen folder itself could not be listed; null where it was. */
  readonly unlisted: 'denied' | 'gone' | null;
}

/** Counts what one look may pass by, over all its folders. */
export interface Bounds {
  filesLeft: number;
  late: number;
  /** Something was left out, for being too much, too deep or too slow. */
  cut: boolean;
  /** Folders that were walked already: chosen twice, or one inside of another. */
  readonly walked: Set<string>;
}

export const newBounds = (): Bounds => ({
  filesLeft: MOST_FILES,
  late: 0,
  cut: false,
  walked: new Set(),
});

interface Folder {
  readonly path: string;
  readonly depth: number;
}

/**
 * Walks a folder and yields the files whose names tell that they may hold keys, always in the same order. Links are not
 * followed, so that there is no way out of the folder and no loop. Where the folder itself cannot be listed, a step says so;
 * folders in it that cannot be are passed by.
 */
export async function* walk(
  root: string,
  deps: {
    readonly files: Pick<Files, 'entries'>;
    readonly clock: Pick<Clock, 'after'>;
    readonly kinds: readonly FileKindSpec[];
    readonly bounds: Bounds;
    readonly signal: AbortSignal;
  },
): AsyncGenerator<Step> {
  const { files, clock, kinds, bounds, signal } = deps;
  const told = kinds.flatMap((kind) => (kind.named === null ? [] : [{ kind, named: kind.named }]));
  let queue: Folder[] = [{ path: root, depth: 0 }];
  let unlisted: Step['unlisted'] = null;

  const list = async ({ path, depth }: Folder): Promise<readonly FolderEntry[]> => {
    const found = await timely(
      clock,
      LATE_MS,
      files.entries(path).catch((error: unknown) => {
        if (depth === 0)
          unlisted = error instanceof FileError && error.failure === 'not-found' ? 'gone' : 'denied';
        return [];
      }),
    );
    if (found !== LATE) return found;
    bounds.late += 1;
    bounds.cut = true;
    return [];
  };

  while (queue.length > 0 && !signal.aborted) {
    if (bounds.filesLeft <= 0 || bounds.late >= MOST_LATE) {
      bounds.cut = true;
      return;
    }
    const some = queue.slice(0, AT_ONCE).filter(({ path }) => !bounds.walked.has(path));
    queue = queue.slice(AT_ONCE);
    for (const { path } of some) bounds.walked.add(path);
    const lists = await Promise.all(some.map(list));
    const spots: Spot[] = [];
    let passed = 0;
    for (const [at, folder] of some.entries()) {
      const entries = [...(lists[at] ?? [])].sort((a, b) => (a.name < b.name ? -1 : 1));
      for (const { name, kind } of entries) {
        const path = join(folder.path, name);
        if (kind === 'folder') {
          if (PASSED_BY.has(name.toLowerCase()) || NO_DISK.has(path)) continue;
          if (folder.depth < MOST_DEPTH) queue.push({ path, depth: folder.depth + 1 });
          else bounds.cut = true;
        } else if (kind === 'file' && bounds.filesLeft > 0) {
          bounds.filesLeft -= 1;
          passed += 1;
          const lower = name.toLowerCase();
          const fitting = told.filter(({ named }) => named.test(lower)).map((one) => one.kind);
          if (fitting.length > 0) spots.push({ path, kinds: fitting, guessed: true });
        } else if (kind === 'file') bounds.cut = true;
      }
    }
    yield { spots, folders: unlisted === null ? some.length : 0, files: passed, unlisted };
  }
}
