import { execFile } from 'node:child_process';
import { access, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type LocationFacts, mountOf, parseMountCommand, parseMountInfo, SYNC_MARKERS } from './location.ts';

const MOUNT_TIMEOUT_MS = 3000;

async function fileSystemOf(path: string): Promise<string | null> {
  try {
    switch (process.platform) {
      case 'linux':
        return mountOf(path, parseMountInfo(await readFile('/proc/self/mountinfo', 'utf8')))?.type ?? null;
      case 'darwin': {
        const { stdout } = await promisify(execFile)('/sbin/mount', [], { timeout: MOUNT_TIMEOUT_MS });
        return mountOf(path, parseMountCommand(stdout))?.type ?? null;
      }
      default:
        return null;
    }
  } catch {
    // Not knowing is no reason to refuse a folder: nearly all are local.
    return null;
  }
}

async function markersAbove(path: string): Promise<string[]> {
  const folders: string[] = [];
  for (let at = path; dirname(at) !== at; at = dirname(at)) folders.push(at);
  const candidates = folders.flatMap((folder) => SYNC_MARKERS.map((name) => join(folder, name)));
  const there = await Promise.all(
    candidates.map((name) =>
      access(name).then(
        () => name,
        () => null,
      ),
    ),
  );
  return there.filter((name) => name !== null);
}

/** Asks the system what there is to know of a path that has its links followed. */
export async function gatherLocation(path: string): Promise<LocationFacts> {
  const [fileSystem, markers] = await Promise.all([fileSystemOf(path), markersAbove(path)]);
  return { path, fileSystem, markers };
}
