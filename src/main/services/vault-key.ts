import type { Keychain } from '../ports/keychain.ts';
import type { Logger } from '../ports/logger.ts';
import {
  type Actor,
  changeVaultKey,
  type KdfCost,
  lend,
  openVault,
  type Vault,
  type VaultPorts,
} from '../vault/index.ts';
import { getWorklist, putWorklist } from '../vault/repositories/worklist.ts';
import type { KeychainUnlock } from './keychain-unlock.ts';
import { listForCopies } from './worklist/keys.ts';

/** Why a vault gets another key. The last two mean that somebody else may read an old copy. */
export type KeyChangeReason = 'routine' | 'lost-device' | 'person-left';

export interface RekeyedVault {
  /** Open; the handle before it is closed. */
  readonly vault: Vault;
  readonly recoveryCode: string;
  /** Whether the keychain opens the vault again; null where it did not before. */
  readonly keychain: boolean | null;
  readonly copy: string | null;
}

export interface RekeyDeps {
  readonly ports: VaultPorts & { readonly keychain: Keychain };
  readonly folder: string;
  readonly actor: Actor;
  readonly logger: Logger;
  readonly keychainUnlock: KeychainUnlock;
  /** Whether the rules of this computer let a keychain open the vault. */
  readonly keychainAllowed: () => boolean;
}

/**
 * Changes the key of an open vault, opens it anew and renews the keychain slot where there was one. The list of keys to
 * turn is written before the change, so that it is there however this ends. `password` is the one that opens the vault
 * now, and was checked. Throws as `changeVaultKey` with `vault` still open and unchanged, or as `openVault` after it.
 */
export async function rekeyVault(
  { ports, folder, actor, logger, keychainUnlock, keychainAllowed }: RekeyDeps,
  vault: Vault,
  request: { readonly password: string; readonly reason: KeyChangeReason; readonly cost: KdfCost },
): Promise<RekeyedVault> {
  const { password, reason, cost } = request;
  const { keychainItem } = await vault.ways();
  const before = vault.read(getWorklist);
  // Also where there is no list: what this handle still has to write first would go with it.
  vault.write((db) => {
    if (reason !== 'routine') putWorklist(db, listForCopies(db, reason, ports.clock.now()));
  });
  const changed = await lend(password, (secret) =>
    changeVaultKey(ports, vault, { password: secret, cost, detail: { reason } }),
  ).catch((error: unknown) => {
    try {
      if (reason !== 'routine') vault.write((db) => putWorklist(db, before));
    } catch {
      // A list of keys that are worth turning stays; a person closes it.
    }
    throw error;
  });
  const opened = await lend(password, (secret) =>
    openVault(ports, { folder, actor, by: { kind: 'password', password: secret } }),
  );
  opened.adoptRecovery(changed.recoveryCode);
  if (keychainItem === null) return { vault: opened, ...changed, keychain: null };
  const keychain =
    keychainAllowed() &&
    (await keychainUnlock.enable(opened).then(
      () => true,
      () => false,
    ));
  // What it holds opens kept copies only.
  await ports.keychain.delete(keychainItem).catch(() => logger.warn('keychain.old-item-not-deleted'));
  return { vault: opened, ...changed, keychain };
}
