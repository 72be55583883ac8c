import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import { scratchFolder } from '../copies/unpacked.ts';
import { makeDatabase } from '../create.ts';
import { openCiphered, SALT_BYTES } from '../db/cipher.ts';
import { databaseError } from '../db/errors.ts';
import { type Migration, migrations } from '../db/migrations/index.ts';
import { createDbSession } from '../db/session.ts';
import { withFileErrors } from '../failures.ts';
import { serialiseHeader } from '../header/format.ts';
import { headerInForce } from '../header/store.ts';
import { deriveKeys } from '../keys.ts';
import { vaultPaths } from '../paths.ts';
import type { VaultPorts } from '../ports.ts';
import { createVaultHandle, partsOf, type Vault } from '../vault.ts';
import { carryRows } from './carry-rows.ts';
import { refuseLosses } from './losses.ts';

export interface CarryOverOptions {
  readonly current: Vault;
  /** The version of an older schema that this program knows. */
  readonly schema: number;
  /** An existing or a new folder, for a folder of its own. */
  readonly scratch: string;
}

/** A closed pair of database and header, for `replaceVault`. */
export interface CarriedOver {
  readonly folder: string;
  /** May be called again. */
  remove(): Promise<void>;
}

/** The steps that lead to a schema. Throws `vault-newer` for one that this program does not know. */
function migrationsTo(known: readonly Migration[], schema: number): readonly Migration[] {
  const steps = known.filter(({ version }) => version <= schema);
  if (steps.at(-1)?.version !== schema) throw new KeyturnError('vault-newer');
  return steps;
}

/** As `carryOver`, for a program that knows these migrations. */
export function carryOverAt(
  known: readonly Migration[],
  ports: VaultPorts,
  { current, schema, scratch }: CarryOverOptions,
): Promise<CarriedOver> {
  const { files, random } = ports;
  const steps = migrationsTo(known, schema);
  const parts = partsOf(current);
  // Keys of its own, since the vault may be locked meanwhile.
  const keys = deriveKeys(Buffer.from(parts.keys.vault), current.id);
  return withFileErrors(async () => {
    const folder = await scratchFolder(ports, scratch);
    const paths = vaultPaths(folder);
    const remove = () => files.removeFolder(folder);
    try {
      const salt = random.bytes(SALT_BYTES);
      await makeDatabase(ports, paths.database, { vaultId: current.id, key: keys.database, salt }, steps);
      const session = createDbSession(openCiphered(paths.database, keys.database, salt));
      try {
        session.write((to) => current.read((from) => carryRows(from, to)));
        const header = {
          ...(await headerInForce(files, current.folder, keys.header)),
          databaseSalt: salt.toString('base64'),
        };
        const carried = createVaultHandle({
          ...parts,
          folder,
          header,
          keys,
          session,
          foundSchema: schema,
          freshRecovery: null,
        });
        refuseLosses(current, carried);
        await files.writeFlushed(paths.header, serialiseHeader(header, keys.header), 0o600);
      } catch (error) {
        throw databaseError(error);
      } finally {
        session.close();
      }
      await files.flush(paths.database);
      return { folder, remove };
    } catch (error) {
      await remove();
      throw error;
    } finally {
      keys.destroy();
    }
  });
}

/**
 * Makes a pair of an older schema out of the open vault, under the same vault key and ways in, into which everything is
 * carried that the older schema has room for: an older program opens it and finds every secret, and the audit chain
 * goes on. The vault itself stays as it is.
 *
 * Throws `would-lose-secrets`, naming them, where a secret has no room in the older schema; `vault-newer` for a schema that this
 * program does not know; `disk-full`, `folder-not-writable`, `vault-locked`, `vault-replaced`, `vault-damaged`.
 */
export function carryOver(ports: VaultPorts, options: CarryOverOptions): Promise<CarriedOver> {
  return carryOverAt(migrations, ports, options);
}
