import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { VaultSession } from '../vault-session.ts';

/**
 * Runs what writes a file of keys. They are noted as handed out before that, since no key leaves without a note; a file that
 * did not come about is noted beside it. Throws what `write` throws.
 */
export async function fileWritten(
  { session }: { readonly session: Pick<VaultSession, 'vault'> },
  { file, credentialId }: { readonly file: string; readonly credentialId: CredentialId | null },
  write: () => Promise<void>,
): Promise<void> {
  try {
    await write();
  } catch (error) {
    const detail = { file, error: error instanceof KeyturnError ? error.code : 'internal' };
    try {
      const vault = session.vault();
      vault.write((db) => vault.audit(db, { action: 'file.not-written', credentialId, detail }));
    } catch {
      // Locked meanwhile, or as full a disk: what went wrong first is what the person has to hear.
    }
    throw error;
  }
}
