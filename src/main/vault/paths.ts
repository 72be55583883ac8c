import { join } from 'node:path';

/** The files of a vault, by what they are for. */
export interface VaultPaths {
  readonly folder: string;
  readonly database: string;
  readonly header: string;
  /** The header before the last change. */
  readonly headerBackup: string;
  /** A header that could not be read, kept when its backup took its place. */
  readonly headerDamaged: string;
  /** Database and header of a vault that is being made; the pair is complete once both are there. */
  readonly newDatabase: string;
  readonly newHeader: string;
  /** Present while the keychain may not unlock because somebody locked by hand. */
  readonly keychainBlock: string;
  /** Copies of the vault from before each change of its schema. */
  readonly copies: string;
}

/** `folder` is absolute. */
export function vaultPaths(folder: string): VaultPaths {
  return {
    folder,
    database: join(folder, 'vault.db'),
    header: join(folder, 'vault.keys.json'),
    headerBackup: join(folder, 'vault.keys.json.bak'),
    headerDamaged: join(folder, 'vault.keys.json.damaged'),
    newDatabase: join(folder, 'vault.db.new'),
    newHeader: join(folder, 'vault.keys.json.new'),
    keychainBlock: join(folder, 'vault.locked-by-hand'),
    copies: join(folder, 'copies'),
  };
}
