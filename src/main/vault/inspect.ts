import type { VaultProblem } from '../../shared/model/vault.ts';
import { FileError, type Files } from '../ports/files.ts';
import { PAGE_BYTES } from './db/cipher.ts';
import { findHeader } from './header/store.ts';
import { keychainIsBlocked } from './keychain-block.ts';
import { keychainItemName } from './keyring.ts';
import { type VaultPaths, vaultPaths } from './paths.ts';
import { placeProblem } from './place.ts';
import type { VaultPorts } from './ports.ts';

/** What lies in a folder, as far as it shows without a key. */
export type VaultInspection =
  | { readonly kind: 'absent' }
  | {
      readonly kind: 'present';
      readonly vaultId: string;
      /** The keychain's item that may open it; null when that was never set up. */
      readonly keychainSlot: { readonly itemName: string } | null;
      /** Locked by hand: the keychain waits until the password was given once. */
      readonly keychainBlocked: boolean;
      readonly recoveryConfirmed: boolean;
    }
  | { readonly kind: 'problem'; readonly problem: VaultProblem };

/** A header that this user may not even read is as little use as one that cannot be written. */
function unreadable(error: unknown): { readonly kind: 'denied' } {
  if (error instanceof FileError && error.failure === 'denied') return { kind: 'denied' };
  throw error;
}

/** While a replacement is unsettled the database may be on its way, without being lost. */
async function databaseIsLost(files: Files, { database, nextHeader }: VaultPaths): Promise<boolean> {
  const found = await files.facts(database);
  if (found === null) return (await files.facts(nextHeader)) === null;
  return found.size < PAGE_BYTES;
}

/** Looks at a vault folder without changing anything. The MAC of the header cannot be checked here. */
export async function inspectVault(
  { files }: Pick<VaultPorts, 'files'>,
  folder: string,
): Promise<VaultInspection> {
  const problem = await placeProblem(files, folder);
  if (problem !== null) return { kind: 'problem', problem };
  const paths = vaultPaths(folder);
  const found = await findHeader(files, paths).catch(unreadable);
  if (found.kind === 'absent') return { kind: 'absent' };
  if (found.kind === 'denied') return { kind: 'problem', problem: 'folder-not-writable' };
  if (found.kind === 'newer') return { kind: 'problem', problem: 'vault-newer' };
  if (found.kind === 'damaged' || (await databaseIsLost(files, paths))) {
    return { kind: 'problem', problem: 'vault-damaged' };
  }
  const { vaultId, slots, recoveryConfirmed } = found.signed.header;
  const slot = slots.find((candidate) => candidate.kind === 'keychain');
  return {
    kind: 'present',
    vaultId,
    keychainSlot: slot === undefined ? null : { itemName: keychainItemName(vaultId, slot.id) },
    keychainBlocked: await keychainIsBlocked(files, folder),
    recoveryConfirmed,
  };
}
