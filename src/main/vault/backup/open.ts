import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import { openUnpacked, type Unpacked, type UnpackOptions } from '../copies/unpacked.ts';
import { migrations } from '../db/migrations/index.ts';
import { vaultPaths } from '../paths.ts';
import type { VaultPorts } from '../ports.ts';
import { partsOf, type Vault } from '../vault.ts';
import { type Container, manifestIsGenuine } from './container.ts';
import { type BackupFacts, readContainer } from './facts.ts';

export interface OpenBackupOptions extends UnpackOptions {
  readonly file: string;
}

/** A manifest that somebody exchanged, or that is not of the database behind it, says nothing true. */
function requireGenuine(container: Container, vault: Vault): void {
  const { manifest } = container;
  const { keys, foundSchema } = partsOf(vault);
  const { count, head } = vault.head();
  const fits =
    manifestIsGenuine(container, keys.header) &&
    manifest.vaultId === vault.id &&
    manifest.schema === foundSchema &&
    manifest.audit.count === count &&
    manifest.audit.head === head;
  if (!fits) throw new KeyturnError('backup-damaged');
}

/**
 * Opens a backup in a folder of its own below `scratch`: the file stays as it is, and what is unpacked stays encrypted.
 * Throws the errors of `readBackupFacts` and of `openVault`; `backup-newer` for a later schema too, and `backup-damaged` for
 * a manifest that its vault key did not sign.
 */
export async function openBackup(
  ports: VaultPorts,
  { file, ...options }: OpenBackupOptions,
): Promise<Unpacked<BackupFacts>> {
  const { files } = ports;
  const { container, facts } = await readContainer(ports, file);
  if (facts.schema > (migrations.at(-1)?.version ?? 0)) throw new KeyturnError('backup-newer');
  return openUnpacked(
    ports,
    options,
    async (folder) => {
      const paths = vaultPaths(folder);
      await files.writeFlushed(paths.database, container.database, 0o600);
      await files.writeFlushed(paths.header, container.header, 0o600);
    },
    (vault) => {
      requireGenuine(container, vault);
      return facts;
    },
  );
}
