import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { Files } from '../../ports/files.ts';
import type { CopyReason } from '../copies/names.ts';
import { makeVaultFolder } from '../create.ts';
import { PAGE_BYTES } from '../db/cipher.ts';
import { withFileErrors } from '../failures.ts';
import { findHeader } from '../header/store.ts';
import { vaultPaths } from '../paths.ts';
import { placeProblem } from '../place.ts';
import type { VaultPorts } from '../ports.ts';
import { partsOf, type Vault } from '../vault.ts';
import { swapPair } from './swap.ts';

/** Which vault takes the place of which. */
export interface ReplaceVaultOptions {
  readonly folder: string;
  /** The folder of a closed vault; it stays as it is. */
  readonly from: string;
  readonly reason: CopyReason;
  /**
   * The open vault that `from` was derived from: nobody writes into it while it is replaced, and it is closed
   * afterwards. Left out where the folder holds nothing, or something that cannot be opened.
   */
  readonly current?: Vault;
}

/** The name under `copies/` of the pair that was there; null where there was none. */
export interface Replaced {
  readonly copy: string | null;
}

/** Throws for a folder without a closed vault: `vault-absent`, `vault-damaged`, `vault-newer`, `vault-busy`. */
export async function requireClosedVault(files: Files, folder: string): Promise<void> {
  const paths = vaultPaths(folder);
  const found = await findHeader(files, paths);
  if (found.kind === 'absent') throw new KeyturnError('vault-absent');
  if (found.kind === 'newer') throw new KeyturnError('vault-newer');
  const database = await files.facts(paths.database);
  if (found.kind === 'damaged' || found.source !== 'header' || (database?.size ?? 0) < PAGE_BYTES) {
    throw new KeyturnError('vault-damaged');
  }
  const log = await files.facts(`${paths.database}-wal`);
  // What is in the log only would stay behind.
  if (log !== null && log.size > 0) throw new KeyturnError('vault-busy');
}

/** Runs while nobody else writes into `current`; `ready` lets go of the file where the system needs that. */
export async function whileHeld<T>(current: Vault, run: (ready: () => void) => Promise<T>): Promise<T> {
  const { session } = partsOf(current);
  return session.hold((letGo) =>
    // Windows renames no open file. Who opens the database now finds the decided replacement and waits for it.
    run(() => {
      if (process.platform === 'win32') letGo();
    }),
  );
}

/**
 * Puts another vault in the place of a folder's vault, or into a folder without one. Other processes' sessions get
 * `vault-replaced` at their next read or write. Crash-safe: see `swapPair`, whose errors it has too; further
 * `folder-not-local` and those of `requireClosedVault` about `from`.
 */
export function replaceVault(
  ports: VaultPorts,
  { folder, from, reason, current }: ReplaceVaultOptions,
): Promise<Replaced> {
  const { files } = ports;
  return withFileErrors(async () => {
    const problem = await placeProblem(files, folder);
    if (problem !== null) throw new KeyturnError(problem);
    await requireClosedVault(files, from);
    await makeVaultFolder(files, folder);
    const source = vaultPaths(from);
    const swap = {
      folder,
      reason,
      schema: current?.schema ?? null,
      stage: async (database: string) => {
        await files.copy(source.database, database);
        return files.read(source.header);
      },
    };
    if (current === undefined) return { copy: await swapPair(ports, swap) };
    const copy = await whileHeld(current, (ready) => swapPair(ports, { ...swap, ready }));
    current.close();
    return { copy };
  });
}
