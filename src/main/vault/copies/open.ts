import { basename } from 'node:path';
import { MOST_CONTAINER_BYTES, sha256 } from '../backup/container.ts';
import type { BackupFacts } from '../backup/facts.ts';
import { vaultPaths } from '../paths.ts';
import type { VaultPorts } from '../ports.ts';
import { partsOf } from '../vault.ts';
import { readCopyName } from './names.ts';
import { openUnpacked, type Unpacked, type UnpackOptions } from './unpacked.ts';

export interface OpenCopyOptions extends UnpackOptions {
  /** A folder with `vault.db` and `vault.keys.json`. */
  readonly copy: string;
}

/** Copies a pair with what its log holds; the index of the log is made anew. */
export async function copyPair(
  { files }: Pick<VaultPorts, 'files'>,
  from: string,
  to: string,
): Promise<void> {
  const [source, target] = [vaultPaths(from), vaultPaths(to)];
  for (const [name, copy] of [
    [source.database, target.database],
    [`${source.database}-wal`, `${target.database}-wal`],
    [source.header, target.header],
    [source.headerBackup, target.headerBackup],
  ] as const) {
    if ((await files.facts(name)) !== null) await files.copy(name, copy);
  }
}

/**
 * Opens a kept copy, or any folder with a vault that nobody has open, in a folder of its own below `scratch`; the copy
 * stays as it is. Errors of `openVault`. `madeAt` is when it was kept, `device` is not known, and `checksum` is the one of
 * the database.
 */
export async function openCopy(
  ports: VaultPorts,
  { copy, ...options }: OpenCopyOptions,
): Promise<Unpacked<BackupFacts>> {
  const { files } = ports;
  const source = vaultPaths(copy);
  const database = await files.facts(source.database);
  const bytes = database === null ? Buffer.alloc(0) : await files.read(source.database, MOST_CONTAINER_BYTES);
  const checksum = sha256(bytes).toString('hex');
  const madeAt = readCopyName(basename(copy))?.at ?? database?.modifiedMs ?? 0;
  return openUnpacked(
    ports,
    options,
    (folder) => copyPair(ports, copy, folder),
    (vault) => {
      const { count, head } = vault.head();
      const { foundSchema } = partsOf(vault);
      return {
        vaultId: vault.id,
        madeAt,
        schema: foundSchema,
        auditCount: count,
        auditHead: head,
        device: '',
        bytes: bytes.length,
        checksum,
      };
    },
  );
}
