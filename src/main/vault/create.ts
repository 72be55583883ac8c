import { KeyturnError } from '../../shared/ipc/envelope.ts';
import { ID_ALPHABET } from '../../shared/model/ids.ts';
import { FileError, type Files } from '../ports/files.ts';
import type { Random } from '../ports/random.ts';
import { CHAIN_START } from './audit-chain.ts';
import type { Actor } from './audit-log.ts';
import { makeDurable, openCiphered, SALT_BYTES } from './db/cipher.ts';
import { databaseError } from './db/errors.ts';
import { applyMigration } from './db/migrate.ts';
import { migrations } from './db/migrations/index.ts';
import { createDbSession } from './db/session.ts';
import { newHeader } from './header/format.ts';
import { wrapWithPassword, wrapWithRandom } from './header/slots.ts';
import { findHeader, writeNewHeader } from './header/store.ts';
import type { KdfCost } from './kdf.ts';
import { deriveKeys } from './keys.ts';
import { type VaultPaths, vaultPaths } from './paths.ts';
import { placeProblem } from './place.ts';
import type { VaultPorts } from './ports.ts';
import { RECOVERY_BYTES, writeRecoveryCode } from './recovery-code.ts';
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

function newVaultId(random: Random): string {
  return [...random.bytes(16)].map((byte) => ID_ALPHABET[byte & 31]).join('');
}

/** Some places take no folder although they look writable (`/proc`, a drive that went away). */
async function makeVaultFolder(files: Files, folder: string): Promise<void> {
  try {
    await files.makeFolder(folder, 0o700);
  } catch (error) {
    const full = error instanceof FileError && error.failure === 'full';
    throw error instanceof FileError ? new KeyturnError(full ? 'disk-full' : 'folder-not-writable') : error;
  }
}

/** Makes the database under its first name, whole and closed, so that renaming it is all that is left to do. */
async function makeDatabase(
  { files }: VaultPorts,
  paths: VaultPaths,
  vaultId: string,
  key: Buffer,
  salt: Buffer,
): Promise<void> {
  for (const leftover of ['', '-journal', '-wal', '-shm']) await files.remove(paths.newDatabase + leftover);
  // Made here first, because SQLite would make it readable for others; it gives its own files the same mode.
  await files.writeFlushed(paths.newDatabase, Buffer.alloc(0), 0o600);
  try {
    const db = openCiphered(paths.newDatabase, key, salt);
    try {
      makeDurable(db);
      for (const migration of migrations) {
        applyMigration(
          db,
          migration,
          migration === migrations[0] ? () => writeVaultId(db, vaultId) : undefined,
        );
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
export async function createVault(
  ports: VaultPorts,
  { folder, password, cost, actor }: CreateVaultOptions,
): Promise<{ readonly vault: Vault; readonly recoveryCode: string }> {
  const { files, random } = ports;
  const problem = await placeProblem(files, folder);
  if (problem !== null) throw new KeyturnError(problem);
  const paths = vaultPaths(folder);
  await makeVaultFolder(files, folder);

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
      await makeDatabase(ports, paths, vaultId, keys.database, salt);
      await writeNewHeader(files, paths, header, keys.header);
      await files.rename(paths.newDatabase, paths.database);
      await files.flushFolder(folder);
      await files.rename(paths.newHeader, paths.header);
      await files.flushFolder(folder);
      return openCiphered(paths.database, keys.database, salt);
    });
    makeDurable(db);
    const session = createDbSession(db);
    const freshRecovery = Secret.of(recoveryCode);
    return {
      vault: createVaultHandle({ ports, folder, actor, header, keys, session, freshRecovery }),
      recoveryCode,
    };
  } catch (error) {
    keys.destroy();
    throw error;
  } finally {
    recovery.fill(0);
  }
}
