import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { BackupRelation } from '../../../shared/model/restore.ts';
import { type Actor, inspectVault, openVault, type Vault, type VaultPorts } from '../../vault/index.ts';
import type { VaultSession } from '../vault-session.ts';
import { relationOf } from './relation.ts';

/** The vault that lies in the folder, as far as it can be looked into. */
export interface Present {
  /** Null where there is none, or none that opens by the key of the other copy. */
  readonly vault: Vault | null;
  close(): void;
}

const NOBODY: Present = { vault: null, close: () => undefined };

export interface PresentDeps {
  readonly ports: VaultPorts;
  readonly session: Pick<VaultSession, 'vault' | 'isOpen'>;
  readonly folder: string;
  readonly actor: Actor;
}

/**
 * Opens the vault of the folder once more, beside the session: by the session's own key, or while it is locked by the key
 * of the copy, which is the same unless the key was changed since. One that does not open is not looked into.
 */
export async function openPresent(deps: PresentDeps, there: Vault): Promise<Present> {
  const { ports, session, folder, actor } = deps;
  const key = session.isOpen() ? session.vault() : there;
  try {
    const vault = await openVault(ports, { folder, actor, by: { kind: 'same-key', vault: key } });
    return { vault, close: () => vault.close() };
  } catch (error) {
    if (!(error instanceof KeyturnError) || session.isOpen()) throw error;
    return NOBODY;
  }
}

/** How a copy stands to what lies in the folder. What cannot be looked into is taken for a copy that went its own way. */
export async function relationTo(
  { ports, folder }: PresentDeps,
  { vault }: Present,
  there: Vault,
): Promise<BackupRelation> {
  if (vault !== null) return relationOf(vault, there);
  const found = await inspectVault(ports, folder);
  if (found.kind === 'absent') return 'no-vault';
  return found.kind === 'present' && found.vaultId !== there.id ? 'other' : 'diverged';
}
