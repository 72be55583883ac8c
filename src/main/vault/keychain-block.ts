import type { Files } from '../ports/files.ts';
import { withFileErrors } from './failures.ts';
import { vaultPaths } from './paths.ts';

/**
 * Whether somebody locked this vault by hand, so that the keychain may not open it until the password was given
 * once. An empty file says so: it holds across restarts and for every process, and needs no key to be set.
 */
export async function keychainIsBlocked(files: Files, folder: string): Promise<boolean> {
  return (await files.facts(vaultPaths(folder).keychainBlock)) !== null;
}

/** Sets or clears the block. Throws `folder-not-writable` or `disk-full`. */
export async function blockKeychain(files: Files, folder: string, blocked: boolean): Promise<void> {
  if ((await keychainIsBlocked(files, folder)) === blocked) return;
  const path = vaultPaths(folder).keychainBlock;
  await withFileErrors(async () => {
    if (blocked) await files.writeFlushed(path, Buffer.alloc(0), 0o600);
    else await files.remove(path);
    await files.flushFolder(folder);
  });
}
