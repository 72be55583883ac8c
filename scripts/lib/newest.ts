import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** When anything under these paths last changed, in milliseconds. Folders count, so that a removed file is seen. */
export function newestChange(paths: readonly string[]): number {
  return Math.max(0, ...paths.map((path) => newestOf(path)));
}

function newestOf(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  const entries: Dirent[] = readdirSync(path, { withFileTypes: true });
  return Math.max(stats.mtimeMs, ...entries.map((entry) => newestOf(join(path, entry.name))));
}
