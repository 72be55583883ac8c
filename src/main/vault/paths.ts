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
  /** Copies of the vault from before each change of its schema and each replacement. */
  readonly copies: string;
  /** The pair that is about to replace the vault: once its header has this name, the replacement is decided. */
  readonly next: string;
  readonly nextDatabase: string;
  readonly nextHeader: string;
  readonly nextHeaderBackup: string;
  /** The database of a backup that is being written. */
  readonly backupDatabase: string;
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
    next: join(folder, 'vault.next'),
    nextDatabase: join(folder, 'vault.next', 'vault.db'),
    nextHeader: join(folder, 'vault.next', 'vault.keys.json'),
    nextHeaderBackup: join(folder, 'vault.next', 'vault.keys.json.bak'),
    backupDatabase: join(folder, 'vault.backup.tmp'),
  };
}
