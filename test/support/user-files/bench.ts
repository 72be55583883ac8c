import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Files } from '../../../src/main/ports/files.ts';
import { createEvents } from '../../../src/main/services/events.ts';
import { createUserFiles, type UserFiles } from '../../../src/main/services/user-files/index.ts';
import type { Vault } from '../../../src/main/vault/index.ts';
import type { KeptWhy } from '../../../src/shared/model/kept-file.ts';
import { fakeLogger } from '../fake/desktop.ts';
import { realPorts } from '../vault/ports.ts';
import { linesKind } from './lines-kind.ts';

/** The computer that the tests are on, and the vault of another one. */
export const DEVICE = '0000000000000001';

/** A vault's user files, on the real disk or on files of a test's own. */
export function userFilesOf(vault: Vault, files: Files = realPorts().files, device = DEVICE): UserFiles {
  return createUserFiles({
    ...realPorts(),
    files,
    session: { vault: () => vault, isOpen: () => true },
    events: createEvents(),
    logger: fakeLogger(),
    folder: vault.folder,
    deviceId: { get: async () => device },
    deviceName: 'bench',
    kindOf: () => linesKind,
  });
}

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

/** Opens a file and writes another text into it. */
export async function rewriteTo(
  user: UserFiles,
  path: string,
  text: string,
  why: KeptWhy = 'update',
): ReturnType<UserFiles['rewrite']> {
  const file = await user.open(path);
  return user.rewrite({ file, text, why, consumerId: null, proves: (seen) => seen === text });
}
