import { KeyturnError } from '../../shared/ipc/envelope.ts';
import type { KeychainStatus } from '../../shared/model/vault.ts';
import type { Keychain, KeychainProbe } from '../ports/keychain.ts';
import type { Vault, VaultInspection } from '../vault/index.ts';

/** Unlocking with a random key that the operating system's keychain holds. */
export interface KeychainUnlock {
  status(found: VaultInspection): Promise<KeychainStatus>;
  /** Throws `keychain-unavailable` or `keychain-blocked` where asking the keychain is of no use. */
  requireReady(found: VaultInspection): void;
  /** The slot's key. Throws as `requireReady`, and `keychain-denied`; deletes nothing. */
  key(found: VaultInspection): Promise<Buffer>;
  /** Makes a slot and stores its key; leaves no slot behind when the keychain refuses. */
  enable(vault: Vault): Promise<void>;
  disable(vault: Vault, found: VaultInspection): Promise<void>;
}

export function createKeychainUnlock(keychain: Keychain): KeychainUnlock {
  let probed: Promise<KeychainProbe> | null = null;
  // Probing writes to the keychain and may show the system's own dialog: once for each run, and only when asked.
  const probe = (): Promise<KeychainProbe> => {
    probed ??= keychain.probe();
    return probed;
  };

  const readySlot = (found: VaultInspection): { readonly itemName: string } => {
    if (found.kind !== 'present' || found.keychainSlot === null) {
      throw new KeyturnError('keychain-unavailable');
    }
    if (found.keychainBlocked) throw new KeyturnError('keychain-blocked');
    return found.keychainSlot;
  };

  return {
    requireReady: (found) => void readySlot(found),

    async status(found) {
      if (found.kind === 'present' && found.keychainSlot !== null) {
        return found.keychainBlocked ? 'blocked' : 'ready';
      }
      return (await probe()) === 'usable' ? 'available' : 'unavailable';
    },

    async key(found) {
      const stored = await keychain.get(readySlot(found).itemName);
      if (stored === null) throw new KeyturnError('keychain-unavailable');
      return Buffer.from(stored, 'base64');
    },

    async enable(vault) {
      probed = null;
      const usable = await probe();
      if (usable !== 'usable') {
        throw new KeyturnError(usable === 'denied' ? 'keychain-denied' : 'keychain-unavailable');
      }
      const slot = await vault.addKeychainSlot();
      try {
        await keychain.set(slot.itemName, slot.key.toString('base64'));
      } catch (error) {
        await vault.removeKeychainSlot();
        throw error;
      } finally {
        slot.key.fill(0);
      }
    },

    async disable(vault, found) {
      await vault.removeKeychainSlot();
      // The slot is gone, so a leftover item opens nothing; a keychain that refuses now is no failure.
      if (found.kind === 'present' && found.keychainSlot !== null) {
        await keychain.delete(found.keychainSlot.itemName).catch(() => false);
      }
    },
  };
}
