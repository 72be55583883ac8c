import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import { FileError } from '../../ports/files.ts';
import type { VaultPorts } from '../ports.ts';
import { type Container, MOST_CONTAINER_BYTES, sha256, unpackContainer } from './container.ts';

/** What may be said of a backup, or of a kept copy, without a key. Nothing of it is proven before it was opened. */
export interface BackupFacts {
  readonly vaultId: string;
  readonly madeAt: number;
  /** The version of the database's schema. */
  readonly schema: number;
  readonly auditCount: number;
  /** The MAC of the last audit row, in hex. */
  readonly auditHead: string;
  /** The machine that wrote it, for people to read. */
  readonly device: string;
  readonly bytes: number;
  /** SHA-256 of the whole file in hex, as `sha256sum` prints it. */
  readonly checksum: string;
}

export function factsOf({ manifest }: Pick<Container, 'manifest'>, file: Buffer): BackupFacts {
  return {
    vaultId: manifest.vaultId,
    madeAt: manifest.madeAt,
    schema: manifest.schema,
    auditCount: manifest.audit.count,
    auditHead: manifest.audit.head,
    device: manifest.device,
    bytes: file.length,
    checksum: sha256(file).toString('hex'),
  };
}

/** Reads a container from a file. Throws `backup-damaged`, `backup-newer`, `file-unreadable`. */
export async function readContainer(
  { files }: Pick<VaultPorts, 'files'>,
  file: string,
): Promise<{ readonly container: Container; readonly facts: BackupFacts }> {
  try {
    const bytes = await files.read(file, MOST_CONTAINER_BYTES);
    const container = unpackContainer(bytes);
    return { container, facts: factsOf(container, bytes) };
  } catch (error) {
    throw error instanceof FileError ? new KeyturnError('file-unreadable') : error;
  }
}

/** What a backup says of itself, after its checksums were checked. Throws as `readContainer`. */
export async function readBackupFacts(ports: Pick<VaultPorts, 'files'>, file: string): Promise<BackupFacts> {
  return (await readContainer(ports, file)).facts;
}
