import { dirname } from 'node:path';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import { FileError, type Files } from '../../ports/files.ts';
import { chainEnd } from '../audit-log.ts';
import { openCiphered } from '../db/cipher.ts';
import { type CopySource, copyDatabase } from '../db/copy.ts';
import { createDbSession } from '../db/session.ts';
import { serialiseHeader } from '../header/format.ts';
import { headerInForce } from '../header/store.ts';
import { vaultPaths } from '../paths.ts';
import type { VaultPorts } from '../ports.ts';
import { partsOf, type Vault, type VaultParts } from '../vault.ts';
import { withLock } from '../with-lock.ts';
import { describePart, type Manifest, MOST_CONTAINER_BYTES, packContainer } from './container.ts';
import { type BackupFacts, factsOf } from './facts.ts';

/** The bytes of the database as they are now, and what the copy itself says of them. */
async function snapshot(files: Files, source: CopySource, path: string) {
  try {
    await copyDatabase(files, source, path);
    const copy = createDbSession(openCiphered(path, source.key, source.salt));
    try {
      const { count, head } = copy.read(chainEnd);
      const audit = { count, head: head.toString('hex') };
      return { schema: copy.schema, audit, database: await files.read(path, MOST_CONTAINER_BYTES) };
    } finally {
      copy.close();
    }
  } finally {
    await files.remove(path);
  }
}

interface Packed {
  readonly manifest: Manifest;
  readonly bytes: Buffer;
}

/** The two keys that a backup needs, to be zeroed by who asked for them. */
interface BackupKeys {
  readonly database: Buffer;
  readonly header: Buffer;
}

async function pack({ files, clock }: VaultPorts, parts: VaultParts, keys: BackupKeys): Promise<Packed> {
  const paths = vaultPaths(parts.folder);
  const content = await headerInForce(files, parts.folder, keys.header);
  const { vaultId, databaseSalt } = content;
  const salt = Buffer.from(databaseSalt, 'base64');
  const source = { session: parts.session, database: paths.database, key: keys.database, salt };
  const { schema, audit, database } = await snapshot(files, source, paths.backupDatabase);
  const header = serialiseHeader(content, keys.header);
  const manifest: Manifest = {
    format: 'keyturn-backup',
    vaultId,
    madeAt: clock.now(),
    schema,
    audit,
    device: parts.actor.device.slice(0, 300),
    header: describePart(header),
    database: describePart(database),
  };
  return { manifest, bytes: packContainer(manifest, keys.header, header, database) };
}

/** A missing folder is a target that went away; what cannot be written is told apart from the vault's own trouble. */
async function writeWhole({ files, random }: VaultPorts, file: string, bytes: Buffer): Promise<void> {
  const unfinished = `${file}.${random.bytes(4).toString('hex')}.tmp`;
  try {
    await files.writeFlushed(unfinished, bytes, 0o600);
    await files.rename(unfinished, file);
    await files.flushFolder(dirname(file));
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    await files.remove(unfinished).catch(() => undefined);
    throw error.failure === 'not-found' ? new KeyturnError('target-gone') : error;
  }
}

/**
 * Writes a backup of an open vault to `file`, in one step: whatever happens, a file of that name is the whole previous
 * one or the whole new one. A process that is killed may leave `file.XXXXXXXX.tmp` behind.
 *
 * Throws `disk-full`, `folder-not-writable`, `target-gone` (the folder of `file` is not there), `vault-busy`,
 * `vault-damaged`, `vault-replaced`, `vault-locked`.
 */
export async function writeBackup(ports: VaultPorts, vault: Vault, file: string): Promise<BackupFacts> {
  const parts = partsOf(vault);
  // Copies, since the vault may be locked meanwhile and its keys zeroed: nothing is ever signed with a zeroed key.
  const keys = { database: Buffer.from(parts.keys.database), header: Buffer.from(parts.keys.header) };
  try {
    return await withLock(ports, parts.folder, 'backup', async () => {
      const { manifest, bytes } = await pack(ports, parts, keys);
      await writeWhole(ports, file, bytes);
      return factsOf({ manifest }, bytes);
    });
  } finally {
    keys.database.fill(0);
    keys.header.fill(0);
  }
}
