import { join } from 'node:path';
import type { Actor } from '../audit-log.ts';
import { withFileErrors } from '../failures.ts';
import { openVault, type WayIn } from '../open.ts';
import type { VaultPorts } from '../ports.ts';
import type { Vault } from '../vault.ts';

/** A vault that was opened beside its source, which stays as it is. */
export interface Unpacked<Facts> {
  readonly vault: Vault;
  readonly facts: Facts;
  /** Closes the vault and removes the folder that it was opened in. May be called again. */
  close(): Promise<void>;
}

/** What a backup or a copy is opened with. */
export interface UnpackOptions {
  /** An existing or a new folder, for a folder of its own while the vault is open. */
  readonly scratch: string;
  readonly by: WayIn;
  readonly actor: Actor;
}

/** A new folder below `scratch`, for its owner alone. */
export async function scratchFolder(
  { files, random }: Pick<VaultPorts, 'files' | 'random'>,
  scratch: string,
): Promise<string> {
  const folder = join(scratch, `keyturn-${random.bytes(8).toString('hex')}`);
  await files.makeFolder(folder, 0o700);
  return folder;
}

/**
 * Has `fill` put database and header into a folder of its own, still encrypted, and opens them there, brought up to
 * date; `check` throws for what must not be used. Errors of `openVault`.
 */
export function openUnpacked<Facts>(
  ports: VaultPorts,
  { scratch, by, actor }: UnpackOptions,
  fill: (folder: string) => Promise<void>,
  check: (vault: Vault) => Facts,
): Promise<Unpacked<Facts>> {
  const { files } = ports;
  return withFileErrors(async () => {
    const folder = await scratchFolder(ports, scratch);
    try {
      await fill(folder);
      const vault = await openVault(ports, { folder, by, actor });
      try {
        const facts = check(vault);
        const close = async () => {
          vault.close();
          await files.removeFolder(folder);
        };
        return { vault, facts, close };
      } catch (error) {
        vault.close();
        throw error;
      }
    } catch (error) {
      await files.removeFolder(folder);
      throw error;
    }
  });
}
