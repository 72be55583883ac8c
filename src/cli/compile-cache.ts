import { lstatSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';

/** Whether the folder is a real one, this user's, and nobody else may put anything into it. */
function isOursAlone(folder: string): boolean {
  const facts = lstatSync(folder);
  if (!facts.isDirectory()) return false;
  // Windows keeps a user's local data from others by their access lists.
  return process.getuid === undefined || (facts.uid === process.getuid() && (facts.mode & 0o022) === 0);
}

/** The builds of which something is kept: who has two copies of Keyturn uses both. */
const BUILDS = 4;

/** A folder for what one build of a script was compiled to. Those of the oldest builds go when one is made. */
function folderFor(script: string, stateFolder: string): string | null {
  const all = join(stateFolder, 'compiled');
  mkdirSync(all, { recursive: true, mode: 0o700 });
  if (!isOursAlone(all)) return null;
  const build = Math.trunc(statSync(script).mtimeMs).toString(36);
  const folder = join(all, build);
  if (mkdirSync(folder, { recursive: true, mode: 0o700 }) !== undefined) {
    const older = readdirSync(all)
      .filter((name) => name !== build)
      .map((name) => ({ path: join(all, name), at: statSync(join(all, name)).mtimeMs }))
      .sort((a, b) => b.at - a.at);
    for (const { path } of older.slice(BUILDS - 1)) rmSync(path, { recursive: true, force: true });
  }
  return isOursAlone(folder) ? folder : null;
}

/**
 * Has Node keep what it compiles this program to, and read it back at the next start (`module.enableCompileCache`, since
 * 22.1): a third of a start was compiling. Gives the folder; null where nothing is kept, which only costs time:
 * - without the state folder, or where somebody else could write into it, since what lies there is run;
 * - inside Electron, whose archive is checked as it is read, which this folder is not;
 * - from sources, of which every change would leave something behind.
 */
export function keepCompiled(script: string, stateFolder: string): string | null {
  if (process.versions.electron !== undefined || !script.endsWith('.js')) return null;
  try {
    const folder = folderFor(script, stateFolder);
    if (folder === null || module.enableCompileCache === undefined) return null;
    return module.enableCompileCache(folder).directory === undefined ? null : folder;
  } catch {
    return null;
  }
}
