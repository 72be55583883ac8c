import { join } from 'node:path';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { Files } from '../../ports/files.ts';
import { withFileErrors } from '../failures.ts';
import { vaultPaths } from '../paths.ts';
import type { VaultPorts } from '../ports.ts';
import { type KeptFor, readCopyName } from './names.ts';

/** A pair of database and header that is kept in the vault's folder. It opens with the ways in of its time. */
export interface KeptCopy {
  /** The folder's name under `copies/`. */
  readonly name: string;
  /** When it was kept. */
  readonly at: number;
  /** Null where nobody could look into it. */
  readonly schema: number | null;
  readonly reason: KeptFor;
  readonly bytes: number;
}

async function describe(files: Files, copies: string, name: string): Promise<KeptCopy | null> {
  const facts = readCopyName(name);
  if (facts === null) return null;
  const folder = join(copies, name);
  let bytes = 0;
  for (const file of await files.list(folder)) bytes += (await files.facts(join(folder, file)))?.size ?? 0;
  // The header of a copy is written when the copy is made and never again.
  const written = (await files.facts(join(folder, 'vault.keys.json')))?.modifiedMs ?? 0;
  return { name, at: facts.at ?? written, schema: facts.schema, reason: facts.reason, bytes };
}

/** The kept copies of a vault, the latest first. Throws `folder-not-writable` where they cannot be looked at. */
export function listCopies({ files }: Pick<VaultPorts, 'files'>, folder: string): Promise<KeptCopy[]> {
  const { copies } = vaultPaths(folder);
  return withFileErrors(async () => {
    if ((await files.facts(copies)) === null) return [];
    const found: KeptCopy[] = [];
    for (const name of await files.list(copies)) {
      const copy = await describe(files, copies, name);
      if (copy !== null) found.push(copy);
    }
    return found.sort((a, b) => b.at - a.at || (a.name < b.name ? 1 : -1));
  });
}

/** The folder of a kept copy. Throws `not-found`. */
export async function copyFolder(
  { files }: Pick<VaultPorts, 'files'>,
  folder: string,
  name: string,
): Promise<string> {
  const path = join(vaultPaths(folder).copies, name);
  if (readCopyName(name) === null || (await files.facts(path)) === null) throw new KeyturnError('not-found');
  return path;
}

/** Deletes a kept copy for good. Throws `not-found`, `folder-not-writable`. */
export function removeCopy(
  { files }: Pick<VaultPorts, 'files'>,
  folder: string,
  name: string,
): Promise<void> {
  return withFileErrors(async () => {
    await files.removeFolder(await copyFolder({ files }, folder, name));
    await files.flushFolder(vaultPaths(folder).copies);
  });
}
