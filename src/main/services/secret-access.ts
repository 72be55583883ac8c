import { copiedAs, secretsOf } from '../../shared/crosswalk/copy.ts';
import { namingOf, namingsFor } from '../../shared/crosswalk/index.ts';
import type { ParsedInput } from '../../shared/ipc/contract.ts';
import { KeyturnError } from '../../shared/ipc/envelope.ts';
import type { CredentialId } from '../../shared/model/ids.ts';
import type { ManagedPolicy } from '../../shared/model/managed-policy.ts';
import type { Vault } from '../vault/index.ts';
import { getAccount } from '../vault/repositories/accounts.ts';
import { getCredential } from '../vault/repositories/credentials.ts';
import { latestSecrets } from '../vault/repositories/secrets.ts';
import { getSettings } from '../vault/repositories/settings.ts';
import type { ClipboardGuard } from './clipboard-guard.ts';
import type { VaultSession } from './vault-session.ts';

/**
 * The ways in which a value leaves the vault for a person; each secret that does is a row of the audit. Throws
 * `policy-forbids` for a secret where the managed policy says so.
 */
export interface SecretAccess {
  reveal(id: CredentialId, field: string): string;
  /** Null for a value that is not confidential, which stays on the clipboard. */
  copy(id: CredentialId, field: string): Promise<number | null>;
  /**
   * All that a naming has a place for, in its words. Null without a secret in it. Throws `not-found` for a naming that is
   * not known, or has no place for this key.
   */
  copyAs(input: ParsedInput<'credentials.copyAs'>): Promise<number | null>;
}

export function createSecretAccess(deps: {
  readonly session: VaultSession;
  readonly clipboard: ClipboardGuard;
  readonly policy: () => ManagedPolicy;
}): SecretAccess {
  const { session, clipboard, policy } = deps;
  /** Opens a secret and records that in the same breath: no row, no secret. */
  const open = (
    vault: Vault,
    { id, field, ...more }: { readonly id: CredentialId; readonly field: string; readonly as?: string },
    how: 'revealed' | 'copied',
  ): string =>
    vault.write((db) => {
      if (policy().forbidReveal) throw new KeyturnError('policy-forbids', { rule: 'forbidReveal' });
      const found = latestSecrets(db, id).find((entry) => entry.field === field);
      if (found === undefined) throw new KeyturnError('not-found');
      const secret = vault.unseal({ credentialId: id, field, version: found.version }, found.sealed);
      vault.audit(db, { action: `credential.${how}`, credentialId: id, detail: { field, ...more } });
      const text = secret.reveal();
      secret.destroy();
      return text;
    });

  return {
    reveal: (id, field) => open(session.vault(), { id, field }, 'revealed'),
    async copy(id, field) {
      const vault = session.vault();
      const plain = vault.read((db) => getCredential(db, id)?.fields[field]);
      if (plain !== undefined) {
        await clipboard.copyPlain(plain);
        return null;
      }
      const { clipboardSeconds } = vault.read(getSettings);
      return clipboard.copySecret(open(vault, { id, field }, 'copied'), clipboardSeconds);
    },
    async copyAs({ id, naming: namingId, secret, locale }) {
      const vault = session.vault();
      const { key, account, held, seconds } = vault.read((db) => {
        const found = getCredential(db, id);
        return {
          key: found,
          account: found === null ? null : getAccount(db, found.accountId),
          held: latestSecrets(db, id).map(({ field }) => field),
          seconds: getSettings(db).clipboardSeconds,
        };
      });
      const naming = namingOf(namingId);
      if (key === null || account === null || naming === undefined) throw new KeyturnError('not-found');
      const { cloud, site, endpoints } = account;
      const temporary = key.kind === 'temporary';
      if (!namingsFor(cloud, temporary).includes(naming)) throw new KeyturnError('not-found');
      const wanted = secret ? secretsOf(naming, cloud).filter((field) => held.includes(field)) : [];
      const secrets = Object.fromEntries(
        wanted.map((field) => [field, open(vault, { id, field, as: naming.id }, 'copied')]),
      );
      const text = copiedAs(
        naming,
        { cloud, site, temporary, fields: key.fields, secrets, endpoints },
        locale,
      );
      if (wanted.length > 0) return clipboard.copySecret(text, seconds);
      await clipboard.copyPlain(text);
      return null;
    },
  };
}
