import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder of the person's with one file in it. */
export interface PersonsFile {
  readonly folder: string;
  readonly path: string;
  read(): Promise<string>;
  /** Names in the folder but the file's own. */
  others(): Promise<string[]>;
}

export async function personsFile(text: string | Uint8Array, mode = 0o600): Promise<PersonsFile> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'keyturn-person-')));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'credentials');
  await writeFile(path, text, { mode });
  return {
    folder,
    path,
    read: () => readFile(path, 'utf8'),
    others: async () => (await readdir(folder)).filter((name) => name !== 'credentials'),
  };
}
