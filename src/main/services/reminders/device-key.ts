import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { Keychain } from '../../ports/keychain.ts';
import type { Random } from '../../ports/random.ts';

const KEY_BYTES = 32;

/** This device's key to the schedule of one vault, kept in the operating system's keychain and nowhere else. */
export interface DeviceKey {
  /**
   * Null where there is none and none is to be made. Throws `keychain-unavailable` and `keychain-denied`; a managed policy
   * without a keychain is the former. A refusal is remembered until `retry`, since each question may open a dialog.
   */
  get(vaultId: string, make: boolean): Promise<Buffer | null>;
  /** Asks anew the next time. */
  retry(): void;
}

export function createDeviceKey(deps: {
  readonly keychain: Keychain;
  readonly random: Random;
  readonly allowed: () => boolean;
}): DeviceKey {
  const { keychain, random, allowed } = deps;
  const keys = new Map<string, Buffer>();
  const missing = new Set<string>();
  let refused: unknown = null;

  const read = async (item: string, make: boolean): Promise<Buffer | null> => {
    const stored = await keychain.get(item);
    const found = stored === null ? null : Buffer.from(stored, 'base64');
    if (found?.length === KEY_BYTES) return found;
    if (!make) return null;
    // A locked collection reads as an empty one: nothing is made before a round trip worked.
    const probe = await keychain.probe();
    if (probe !== 'usable') {
      throw new KeyturnError(probe === 'denied' ? 'keychain-denied' : 'keychain-unavailable');
    }
    const made = random.bytes(KEY_BYTES);
    await keychain.set(item, made.toString('base64'));
    return made;
  };

  return {
    retry() {
      refused = null;
      missing.clear();
    },
    async get(vaultId, make) {
      if (!allowed()) throw new KeyturnError('keychain-unavailable');
      const known = keys.get(vaultId);
      if (known !== undefined) return known;
      if (refused !== null) throw refused;
      if (!make && missing.has(vaultId)) return null;
      try {
        const found = await read(`${vaultId} schedule`, make);
        if (found !== null) keys.set(vaultId, found);
        else missing.add(vaultId);
        return found;
      } catch (error) {
        refused = error;
        throw error;
      }
    },
  };
}
