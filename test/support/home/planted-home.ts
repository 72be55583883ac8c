import { lstat, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PLANTED_FILES, type PlantedCloud, type PlantedFile, type PlantedKey } from './files.ts';

export type PlantedKeys = Readonly<Record<PlantedCloud, PlantedKey>>;

/** A file that was planted, and where it really lies. */
export interface Planted extends PlantedFile {
  readonly real: string;
  readonly bytes: Buffer;
  readonly mode: number;
}

/** A file that others may read, one of a group, and one that its tool's manual wants for its owner alone. */
const MODES: Readonly<Record<string, number>> = { '.s3cfg': 0o644, '.zshrc': 0o640, '.passwd-s3fs': 0o400 };

/** A file that lies elsewhere, as tools for dotfiles have it. */
const LINKED: Readonly<Record<string, string>> = { '.aws/credentials': 'dotfiles/aws-credentials' };

/**
 * Plants a file of every kind of file in a home folder of Linux, as its vendor documents it and with what people have
 * around their keys: comments, names that nobody knows, line ends of Windows, a link into a folder of dotfiles, other
 * modes. The folder `code` holds those that are found by their names.
 */
export async function plantWholeHome(home: string, keys: PlantedKeys): Promise<readonly Planted[]> {
  const planted: Planted[] = [];
  for (const one of PLANTED_FILES) {
    const path = join(home, one.path);
    const real = join(home, LINKED[one.path] ?? one.path);
    const bytes = Buffer.from(one.text(keys[one.cloud]));
    const mode = MODES[one.path] ?? 0o600;
    await mkdir(dirname(path), { recursive: true });
    await mkdir(dirname(real), { recursive: true });
    await writeFile(real, bytes, { mode });
    if (real !== path) await symlink(real, path);
    planted.push({ ...one, real, bytes, mode });
  }
  await writeFile(join(home, 'code', 'notes.txt'), 'nothing of interest\n');
  return planted;
}

/** Every file below a folder by its path, with its content and its mode. */
export async function filesBelow(
  folder: string,
): Promise<ReadonlyMap<string, { bytes: Buffer; mode: number }>> {
  const found = new Map<string, { bytes: Buffer; mode: number }>();
  for (const name of await readdir(folder, { recursive: true })) {
    const path = join(folder, name);
    if (!(await lstat(path)).isFile()) continue;
    found.set(path, { bytes: await readFile(path), mode: (await stat(path)).mode & 0o777 });
  }
  return found;
}
