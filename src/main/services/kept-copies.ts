import type { Files } from '../ports/files.ts';
import { removeCopy } from '../vault/index.ts';
import type { VaultSession } from './vault-session.ts';

/** Deletes copies that are kept in the vault's folder. */
export interface KeptCopies {
  /** Throws `not-found` for a name that is none, `folder-not-writable`, `vault-locked`. */
  remove(names: readonly string[]): Promise<void>;
}

export function createKeptCopies(deps: {
  readonly session: VaultSession;
  readonly files: Files;
  readonly folder: string;
}): KeptCopies {
  const { session, files, folder } = deps;
  return {
    async remove(names) {
      for (const name of names) {
        const vault = session.vault();
        // Recorded first: nothing disappears without a row.
        vault.write((db) =>
          vault.audit(db, { action: 'vault.copy-removed', credentialId: null, detail: { file: name } }),
        );
        await removeCopy({ files }, folder, name);
      }
    },
  };
}
