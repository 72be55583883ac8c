import { expect, it } from 'vitest';
import { createDeviceId } from '../../../../src/main/services/device-id.ts';
import { createKeychainUnlock } from '../../../../src/main/services/keychain-unlock.ts';
import { createUnlockAttempts } from '../../../../src/main/services/unlock-attempts.ts';
import { createWaysIn } from '../../../../src/main/services/ways-in.ts';
import { fakeKeychain, fakePresence } from '../../../support/fake/desktop.ts';
import { fakePolicy } from '../../../support/fake/policy.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { ACTOR, realPorts } from '../../../support/vault/ports.ts';

it('looks at the rules and the vault before the system is asked, and at nothing where it offers no proof', async () => {
  await using place = await temporaryFolder();
  const at = { ports: realPorts(), folder: place.path };
  const presence = fakePresence();
  const looked: string[] = [];
  const facts: typeof at.ports.files.facts = (path) => {
    looked.push('vault');
    return at.ports.files.facts(path);
  };
  const read: typeof at.ports.files.read = (path, maxBytes) => {
    looked.push('vault');
    return at.ports.files.read(path, maxBytes);
  };
  const ways = createWaysIn({
    ...{ ...at, actor: ACTOR, presence },
    ports: { ...at.ports, files: { ...at.ports.files, facts, read } },
    policy: { ...fakePolicy(), refresh: async () => void looked.push('rules') },
    attempts: createUnlockAttempts({ ...at.ports, folder: at.folder }),
    deviceId: createDeviceId({ ...at.ports, folder: at.folder }),
    keychainUnlock: createKeychainUnlock(fakeKeychain()),
  });
  expect(await ways.systemProof()).toBe(false);
  expect(looked).toEqual([]);
  presence.offers = 'touch-id';
  await expect(ways.systemProof()).rejects.toMatchObject({ code: 'keychain-unavailable' });
  expect(new Set(looked)).toEqual(new Set(['rules', 'vault']));
  expect(presence.asked).toEqual([]);
});
