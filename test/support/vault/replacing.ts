import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { FileError, type Files } from '../../../src/main/ports/files.ts';
import {
  openCopy,
  replaceVault,
  type Vault,
  type VaultPorts,
  type WayIn,
} from '../../../src/main/vault/index.ts';
import { ACTOR, realPorts } from './ports.ts';
import { putSetting, settingKeys } from './rows.ts';
import { codeOf, reopen, tempFolder, tempVault } from './temp.ts';

/** A closed vault with one row of this name. The recovery code opens as the password does, without its cost. */
export async function named(name: string) {
  const { vault, folder, recoveryCode } = await tempVault();
  vault.write((db) => putSetting(db, name, ''));
  vault.close();
  const by: WayIn = { kind: 'recovery', code: recoveryCode };
  return { folder, by };
}

export async function openedCopy(folder: string, name: string, by: WayIn): Promise<Vault> {
  const scratch = await tempFolder();
  const copy = join(folder, 'copies', name);
  const opened = await openCopy(realPorts(), { copy, scratch, by, actor: ACTOR });
  onTestFinished(() => opened.close());
  return opened.vault;
}

export const restore = (folder: string, from: string, ports: VaultPorts = realPorts()) =>
  replaceVault(ports, { folder, from, reason: 'restore' });

/** Which of the two vaults a folder holds; it has to be exactly one. */
export async function whichOf(folder: string, ways: readonly WayIn[]): Promise<string[]> {
  const found: string[] = [];
  for (const by of ways) {
    const code = await codeOf(async () => {
      const vault = await reopen(folder, by);
      found.push(...vault.read(settingKeys));
      vault.close();
    });
    if (code !== 'none') expect(code).toBe('wrong-recovery-code');
  }
  return found;
}

/** A system that keeps some files from being renamed once, as Windows does with those that somebody has open. */
export function refusingRenames(refused: (to: string, from: string) => boolean): VaultPorts {
  const real = realPorts();
  let left = 1;
  const files: Files = {
    ...real.files,
    rename(from, to) {
      if (left > 0 && refused(to, from)) {
        left -= 1;
        return Promise.reject(new FileError('denied'));
      }
      return real.files.rename(from, to);
    },
  };
  return { ...real, files };
}
