import type { Actor } from '../audit-log.ts';
import { copyFolder } from '../copies/list.ts';
import { copyPair, openCopy } from '../copies/open.ts';
import { scratchFolder } from '../copies/unpacked.ts';
import { openCiphered } from '../db/cipher.ts';
import { schemaVersion } from '../db/migrate.ts';
import { type Migration, migrations } from '../db/migrations/index.ts';
import type { WayIn } from '../open.ts';
import { vaultPaths } from '../paths.ts';
import type { VaultPorts } from '../ports.ts';
import { type Replaced, whileHeld } from '../replace/replace-vault.ts';
import { swapPair } from '../replace/swap.ts';
import { partsOf, type Vault } from '../vault.ts';
import { type CarryOverOptions, carryOverAt } from './carry-over.ts';
import { refuseLosses } from './losses.ts';

async function replaceBy(
  ports: VaultPorts,
  current: Vault,
  prepare: () => Promise<string>,
): Promise<Replaced> {
  const { files } = ports;
  const { folder, schema } = current;
  const stage = async (database: string) => {
    const from = vaultPaths(await prepare());
    await files.copy(from.database, database);
    return files.read(from.header);
  };
  const copy = await whileHeld(current, (ready) =>
    swapPair(ports, { folder, reason: 'going-back', schema, stage, ready }),
  );
  current.close();
  return { copy };
}

/** As `goBack`, for a program that knows these migrations. */
export async function goBackAt(
  known: readonly Migration[],
  ports: VaultPorts,
  options: CarryOverOptions,
): Promise<Replaced> {
  let remove: () => Promise<void> = () => Promise.resolve();
  try {
    return await replaceBy(ports, options.current, async () => {
      const carried = await carryOverAt(known, ports, options);
      remove = carried.remove;
      return carried.folder;
    });
  } finally {
    await remove();
  }
}

/**
 * Makes the vault one of an older schema, for an older program, with every secret carried over; nobody writes meanwhile.
 * The present pair is kept as a copy. Afterwards the handle is closed; opening it with this program brings it up to
 * date again. Throws as `carryOver` and `replaceVault`; the vault is as it was then.
 */
export function goBack(ports: VaultPorts, options: CarryOverOptions): Promise<Replaced> {
  return goBackAt(migrations, ports, options);
}

export interface PutBackOptions {
  readonly current: Vault;
  /** The name of a kept copy of this vault. */
  readonly copy: string;
  /** What opened the vault when the copy was kept. */
  readonly by: WayIn;
  readonly actor: Actor;
  readonly scratch: string;
}

/** A copy of the copy in which nothing is left in the log, as a closed vault has it. */
async function foldedPair(ports: VaultPorts, copy: string, scratch: string, opened: Vault): Promise<string> {
  const folder = await scratchFolder(ports, scratch);
  await copyPair(ports, copy, folder);
  const { keys, header } = partsOf(opened);
  const db = openCiphered(
    vaultPaths(folder).database,
    keys.database,
    Buffer.from(header.databaseSalt, 'base64'),
  );
  schemaVersion(db);
  db.close();
  return folder;
}

/**
 * Puts a kept copy in the place of the vault as it is, its schema and its ways in included. Refused where that would
 * lose a secret: `would-lose-secrets`, naming them. Further throws `not-found` (no such copy), the errors of `openCopy` and of
 * `replaceVault`. The present pair is kept as a copy; afterwards the handle is closed.
 */
export async function putBack(
  ports: VaultPorts,
  { current, copy, by, actor, scratch }: PutBackOptions,
): Promise<Replaced> {
  const path = await copyFolder(ports, current.folder, copy);
  const opened = await openCopy(ports, { copy: path, scratch, by, actor });
  let folded: string | null = null;
  try {
    return await replaceBy(ports, current, async () => {
      refuseLosses(current, opened.vault);
      folded = await foldedPair(ports, path, scratch, opened.vault);
      return folded;
    });
  } finally {
    await opened.close();
    if (folded !== null) await ports.files.removeFolder(folded);
  }
}
