import { KeyturnError } from '../../shared/ipc/envelope.ts';
import { ID_ALPHABET } from '../../shared/model/ids.ts';
import { FileError, type Files } from '../ports/files.ts';
import type { Random } from '../ports/random.ts';
import { CHAIN_START } from './audit-chain.ts';
import type { Actor } from './audit-log.ts';
import { makeDurable, openCiphered, SALT_BYTES } from './db/cipher.ts';
import { databaseError } from './db/errors.ts';
import { watchIdentity } from './db/file-identity.ts';
import { applyMigration } from './db/migrate.ts';
import { type Migration, migrations } from './db/migrations/index.ts';
import type { DatabaseIdentity } from './db/open.ts';
import { createDbSession } from './db/session.ts';
import { newHeader } from './header/format.ts';
import { wrapWithPassword, wrapWithRandom } from './header/slots.ts';
import { findHeader, writeNewHeader } from './header/store.ts';
import type { KdfCost } from './kdf.ts';
import { deriveKeys } from './keys.ts';
import { vaultPaths } from './paths.ts';
import { placeProblem } from './place.ts';
import type { VaultPorts } from './ports.ts';
import { RECOVERY_BYTES, writeRecoveryCode } from './recovery-code.ts';
import { settleReplacement } from './replace/settle.ts';
import { writeVaultId } from './repositories/meta.ts';
import { Secret } from './secret.ts';
import { createVaultHandle, type Vault } from './vault.ts';
import { withLock } from './with-lock.ts';

export interface CreateVaultOptions {
  readonly folder: string;
  readonly password: Secret;
  readonly cost: KdfCost;
  readonly actor: Actor;
}

export interface CreatedVault {
  readonly vault: Vault;
  readonly recoveryCode: string;
}

function newVaultId(random: Random): string {
  return [...random.bytes(16)].map((byte) => ID_ALPHABET[byte & 31]).join('');
}

/** Makes the folder of a vault. Some places take no folder although they look writable (`/proc`, a drive that went away). */
export async function makeVaultFolder(files: Files, folder: string): Promise<void> {
  try {
    await files.makeFolder(folder, 0o700);
  } catch (error) {
    const full = error instanceof FileError && error.failure === 'full';
    throw error instanceof FileError ? new KeyturnError(full ? 'disk-full' : 'folder-not-writable') : error;
  }
}

/** Makes an empty database, whole and closed, so that renaming it is all that is left to do. */
export async function makeDatabase(
  { files }: Pick<VaultPorts, 'files'>,
  path: string,
  { vaultId, key, salt }: DatabaseIdentity,
  known: readonly Migration[],
): Promise<void> {
  for (const leftover of ['', '-journal', '-wal', '-shm']) await files.remove(path + leftover);
  // Made here first, because SQLite would make it readable for others; it gives its own files the same mode.
  await files.writeFlushed(path, Buffer.alloc(0), 0o600);
  try {
    const db = openCiphered(path, key, salt);
    try {
      makeDurable(db);
      for (const migration of known) {
        applyMigration(db, migration, migration === known[0] ? () => writeVaultId(db, vaultId) : undefined);
      }
    } finally {
      db.close();
    }
  } catch (error) {
    throw databaseError(error);
  }
}

/**
 * Makes a vault and opens it. The recovery code is given this once. Cut short at any step, the folder holds either
 * no vault or a whole one. Throws `vault-exists` where anything of a vault is, `folder-not-local`,
 * `folder-not-writable`, `disk-full`, `vault-busy`.
 */
export function createVault(ports: VaultPorts, options: CreateVaultOptions): Promise<CreatedVault> {
  return createVaultAt(migrations, ports, options);
}

/** As `createVault`, for a program that knows these migrations. */
export async function createVaultAt(
  known: readonly Migration[],
  ports: VaultPorts,
  { folder, password, cost, actor }: CreateVaultOptions,
): Promise<CreatedVault> {
  const { files, random } = ports;
  const problem = await placeProblem(files, folder);
  if (problem !== null) throw new KeyturnError(problem);
  const paths = vaultPaths(folder);
  await makeVaultFolder(files, folder);
  await settleReplacement(ports, folder);

  const vaultId = newVaultId(random);
  const keys = deriveKeys(random.bytes(32), vaultId);
  const recovery = random.bytes(RECOVERY_BYTES);
  const recoveryCode = writeRecoveryCode(recovery);
  const salt = random.bytes(SALT_BYTES);
  try {
    const header = newHeader({
      vaultId,
      databaseSalt: salt.toString('base64'),
      slots: [
        await wrapWithPassword(random, vaultId, keys.vault, password, cost),
        wrapWithRandom(random, vaultId, keys.vault, 'recovery', recovery),
      ],
      recoveryConfirmed: false,
      audit: { count: 0, head: CHAIN_START.toString('base64') },
    });
    const db = await withLock(ports, folder, 'vault', async () => {
      if ((await findHeader(files, paths)).kind !== 'absent') throw new KeyturnError('vault-exists');
      await makeDatabase(ports, paths.newDatabase, { vaultId, key: keys.database, salt }, known);
      await writeNewHeader(files, paths, header, keys.header);
      await files.rename(paths.newDatabase, paths.database);
      await files.flushFolder(folder);
      await files.rename(paths.newHeader, paths.header);
      await files.flushFolder(folder);
      return openCiphered(paths.database, keys.database, salt);
    });
    makeDurable(db);
    const session = createDbSession(db, watchIdentity(paths.database));
    const foundSchema = session.schema;
    const freshRecovery = Secret.of(recoveryCode);
    const parts = { ports, folder, actor, header, keys, session, foundSchema, freshRecovery };
    return { vault: createVaultHandle(parts), recoveryCode };
  } catch (error) {
    keys.destroy();
    throw error;
  } finally {
    recovery.fill(0);
  }
}
