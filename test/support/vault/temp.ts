import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import {
  createVault,
  KDF_FLOOR,
  openVault,
  Secret,
  type Vault,
  type VaultPorts,
  type WayIn,
} from '../../../src/main/vault/index.ts';
import { ACTOR, realPorts } from './ports.ts';

export const PASSWORD = 'correct horse battery';

/** A folder of its own for one test, gone afterwards. */
export async function tempFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'keyturn-vault-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A new vault with `PASSWORD` in a folder of its own, open; closed when the test ends. */
export async function tempVault(
  ports: VaultPorts = realPorts(),
): Promise<{ vault: Vault; folder: string; recoveryCode: string; ports: VaultPorts }> {
  const folder = join(await tempFolder(), 'vault');
  const made = await createVault(ports, {
    folder,
    password: Secret.of(PASSWORD),
    cost: KDF_FLOOR,
    actor: ACTOR,
  });
  onTestFinished(() => made.vault.close());
  return { ...made, folder, ports };
}

export const byPassword = (password: string = PASSWORD): WayIn => ({
  kind: 'password',
  password: Secret.of(password),
});

/** Opens a vault until the test ends. */
export async function reopen(
  folder: string,
  by: WayIn = byPassword(),
  ports: VaultPorts = realPorts(),
): Promise<Vault> {
  const vault = await openVault(ports, { folder, by, actor: ACTOR });
  onTestFinished(() => vault.close());
  return vault;
}

/** The code of the KeyturnError that `run` ends with, or `none`; any other error is passed on. */
export async function codeOf(run: () => unknown): Promise<string> {
  try {
    await run();
    return 'none';
  } catch (error) {
    if (error instanceof Error && error.name === 'KeyturnError' && 'code' in error) return String(error.code);
    throw error;
  }
}

/** A copy of a vault's folder as it lies there, gone when the test ends. */
export async function copyOf(folder: string): Promise<string> {
  const copy = await tempFolder();
  await cp(folder, copy, { recursive: true });
  return copy;
}
