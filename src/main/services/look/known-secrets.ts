import { catalogue } from '../../../shared/catalogue/index.ts';
import type { Vault } from '../../vault/index.ts';
import { getAccount } from '../../vault/repositories/accounts.ts';
import { getCredential } from '../../vault/repositories/credentials.ts';
import { secretsLike } from '../../vault/repositories/fingerprints.ts';
import type { BareSecret } from './scan.ts';

/**
 * Which of these texts are secrets of the vault, older ones too, told by their keyed hashes without opening one. Those of
 * the bin are none. Throws `vault-locked`.
 */
export function knownSecrets(
  vault: Vault,
  texts: Iterable<{ readonly text: string; readonly line: number }>,
): readonly BareSecret[] {
  return vault.read((db) => {
    const found: BareSecret[] = [];
    for (const { text, line } of texts) {
      for (const { credentialId, field } of secretsLike(db, vault.fingerprint(text))) {
        const stored = getCredential(db, credentialId);
        const account = stored && getAccount(db, stored.accountId);
        if (stored === null || account === null || stored.removedAt !== null) continue;
        // Tokens and the like end by themselves.
        if (field !== catalogue[account.cloud].secretField) continue;
        const { label, fields } = stored;
        found.push({ text, line, key: { cloud: account.cloud, fields, label, field } });
        break;
      }
    }
    return found;
  });
}
