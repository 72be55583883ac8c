import type { Files } from '../../../src/main/ports/files.ts';
import { createEvents } from '../../../src/main/services/events.ts';
import type { KindOf } from '../../../src/main/services/user-files/holds.ts';
import { createUserFiles, type UserFiles } from '../../../src/main/services/user-files/index.ts';
import type { Vault } from '../../../src/main/vault/index.ts';
import type { KeptWhy } from '../../../src/shared/model/kept-file.ts';
import { fakeLogger } from '../fake/desktop.ts';
import { realPorts } from '../vault/ports.ts';
import { linesKind } from './lines-kind.ts';

/** The computer that the tests are on, and the vault of another one. */
export const DEVICE = '0000000000000001';

/** A vault's user files, on the real disk or on files of a test's own. */
export function userFilesOf(
  vault: Vault,
  files: Files = realPorts().files,
  device = DEVICE,
  kindOf: KindOf = () => linesKind,
): UserFiles {
  return createUserFiles({
    ...realPorts(),
    files,
    session: { vault: () => vault, isOpen: () => true },
    events: createEvents(),
    logger: fakeLogger(),
    folder: vault.folder,
    deviceId: { get: async () => device },
    deviceName: 'bench',
    kindOf,
  });
}

/** Opens a file and writes another text into it. */
export async function rewriteTo(
  user: UserFiles,
  path: string,
  text: string,
  why: KeptWhy = 'update',
): ReturnType<UserFiles['rewrite']> {
  const file = await user.open(path);
  return user.rewrite({ file, text, why, consumerId: null, proves: (seen) => seen === text });
}
