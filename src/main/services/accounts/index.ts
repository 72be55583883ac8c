import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { Account, AccountDraft } from '../../../shared/model/account.ts';
import type { AccountChoice } from '../../../shared/model/credential.ts';
import type { AccountId, CredentialId } from '../../../shared/model/ids.ts';
import type { Joined, JoinOffer } from '../../../shared/model/join.ts';
import type { Random } from '../../ports/random.ts';
import { getAccount, listAccounts, updateAccount } from '../../vault/repositories/accounts.ts';
import { credentialsOfAccount, putCredential } from '../../vault/repositories/credentials.ts';
import type { Events } from '../events.ts';
import { requireIdle } from '../rotation/idle.ts';
import type { VaultSession } from '../vault-session.ts';
import { joinAccounts, moveKeys } from './join.ts';
import { changed, reachedElsewhere } from './place.ts';
import { joinOffers } from './same-user.ts';

/** The principals that keys belong to, and where each of them is reached. */
export interface Accounts {
  list(): Account[];
  /** Throws `not-found`, `invalid-input` for pins of foreign hosts, and `rotating` for another place while a key of it is in a rotation. */
  edit(id: AccountId, changes: Partial<AccountDraft>): Account;
  /** Accounts that stand for one user, by what the clouds answered for their keys; null asks for all of the vault. */
  offers(id: AccountId | null): JoinOffer[];
  /**
   * Puts the keys of an account, those in the bin too, under another one of the same user. Throws `not-found`,
   * `not-same-user` unless proofs name one user for both, `reached-differently` for other addresses or another proxy,
   * `too-much-text` where notes or tags of both exceed an account's, and `rotating`.
   */
  join(id: AccountId, into: AccountId): Joined;
  /**
   * Puts keys under another account, or a new one; an account that is left without keys is gone. Throws `not-found`,
   * `invalid-input` for keys of several clouds, and `rotating`.
   */
  move(ids: readonly CredentialId[], choice: AccountChoice): AccountId;
}

export function createAccounts(session: VaultSession, events: Events, random: Random): Accounts {
  return {
    list: () => session.vault().read(listAccounts),
    edit(id, changes) {
      const vault = session.vault();
      const { account, ids } = vault.write((db) => {
        const before = getAccount(db, id);
        if (before === null) throw new KeyturnError('not-found');
        const after = changed(before, changes);
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
        return { account: getAccount(db, id) ?? after, ids: keys.map((key) => key.id) };
      });
      events.emit('credentials.changed', { ids });
      return account;
    },

    offers: (id) => {
      const all = session.vault().read(joinOffers);
      return id === null ? all : all.filter(({ from, into }) => from.id === id || into.id === id);
    },

    join(id, into) {
      const vault = session.vault();
      const done = vault.write((db) => joinAccounts(vault, db, id, into));
      // No ids: keys that stayed show what came to their account.
      events.emit('credentials.changed', { ids: [] });
      return done;
    },

    move(ids, choice) {
      const vault = session.vault();
      const account = vault.write((db) => moveKeys({ vault, db, random }, ids, choice));
      events.emit('credentials.changed', { ids: [] });
      return account;
    },
  };
}
