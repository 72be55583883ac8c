import { KeyturnError } from '../../shared/ipc/envelope.ts';
import type { Account, AccountDraft } from '../../shared/model/account.ts';
import type { AccountId } from '../../shared/model/ids.ts';
import { getAccount, listAccounts, updateAccount } from '../vault/repositories/accounts.ts';
import { credentialsOfAccount, putCredential } from '../vault/repositories/credentials.ts';
import type { Events } from './events.ts';
import { requireIdle } from './rotation/idle.ts';
import type { VaultSession } from './vault-session.ts';

/** The principals that keys belong to, and where each of them is reached. */
export interface Accounts {
  list(): Account[];
  /** Throws `not-found`, and `rotating` for another place while a key of it is in a rotation. */
  edit(id: AccountId, changes: Partial<AccountDraft>): Account;
}

/** What decides which cloud answers: a proof obtained elsewhere says nothing about the new place. */
const reachedElsewhere = (before: Account, after: Account): boolean =>
  before.site !== after.site || JSON.stringify(before.endpoints) !== JSON.stringify(after.endpoints);

export function createAccounts(session: VaultSession, events: Events): Accounts {
  return {
    list: () => session.vault().read(listAccounts),
    edit(id, changes) {
      const vault = session.vault();
      const { account, ids } = vault.write((db) => {
        const before = getAccount(db, id);
        if (before === null) throw new KeyturnError('not-found');
        const after: Account = { ...before, ...changes };
        updateAccount(db, after);
        const moved = reachedElsewhere(before, after);
        const keys = credentialsOfAccount(db, id);
        // What was begun at one cloud is not ended at another.
        if (moved)
          requireIdle(
            db,
            keys.map((key) => key.id),
          );
        // Written again even where nothing moved: what they are found by holds the account's words.
        for (const key of keys) {
          putCredential(db, moved ? { ...key, health: { kind: 'unverified' }, identity: null } : key);
        }
        vault.audit(db, {
          action: 'account.edited',
          credentialId: null,
          detail: { account: id, changed: Object.keys(changes).join(', ') },
        });
        return { account: after, ids: keys.map((key) => key.id) };
      });
      events.emit('credentials.changed', { ids });
      return account;
    },
  };
}
