import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The bytes of all files under a folder; those that vanish meanwhile count as nothing. */
export function folderSize(folder: string): number {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files.reduce((sum, file) => {
    const stats = statSync(join(folder, file), { throwIfNoEntry: false });
    return sum + (stats?.isFile() === true ? stats.size : 0);
  }, 0);
}
