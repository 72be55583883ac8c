import { createClock } from '../../src/main/node/clock.ts';
import { createFiles } from '../../src/main/node/files.ts';
import { createLocks } from '../../src/main/node/locks.ts';
import { createRandom } from '../../src/main/node/random.ts';
import { createDeviceId } from '../../src/main/services/device-id.ts';
import { noteEntry } from '../../src/main/services/password-age.ts';
import { createVault, KDF_FLOOR, Secret } from '../../src/main/vault/index.ts';
import { type FakeKeychain, fakeKeychain } from '../../test/support/fake/desktop.ts';
import { seedCredentials } from '../../test/support/seed.ts';

export const BENCH_PASSWORD = 'correct horse battery staple';

/** A vault with this many keys, and a keychain in memory that opens it without a key derivation. */
export async function seededVault(folder: string, count: number): Promise<FakeKeychain> {
  const random = createRandom();
  const files = createFiles();
  const { vault } = await createVault(
    { files, random, clock: createClock(), locks: createLocks() },
    {
      folder,
      password: Secret.of(BENCH_PASSWORD),
      cost: KDF_FLOOR,
      actor: { osUser: 'bench', device: 'bench', via: 'cli' },
    },
  );
  seedCredentials(vault, random, count, Date.now());
  // Somebody typed the password on this device, or it would be due at once.
  const device = await createDeviceId({ files, random, folder }).get();
  vault.write((db) => noteEntry(db, device, Date.now()));
  const keychain = fakeKeychain();
  const slot = await vault.addKeychainSlot();
  keychain.items.set(slot.itemName, slot.key.toString('base64'));
  await vault.anchorAudit();
  vault.close();
  return keychain;
}
