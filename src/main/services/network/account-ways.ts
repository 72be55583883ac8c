import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { Account } from '../../../shared/model/account.ts';
import type { Pin } from '../../../shared/model/certificate.ts';
import type { AccountId } from '../../../shared/model/ids.ts';
import { pinHostsOf } from '../../clouds/context.ts';
import type { WriteDb } from '../../vault/db/handles.ts';
import type { Vault } from '../../vault/index.ts';
import { Secret } from '../../vault/index.ts';
import { getAccount, updateAccount } from '../../vault/repositories/accounts.ts';
import { credentialsOfAccount } from '../../vault/repositories/credentials.ts';
import { deleteProxyPassword, putProxyPassword } from '../../vault/repositories/network.ts';
import type { Events } from '../events.ts';
import type { VaultSession } from '../vault-session.ts';

/** What an account has of its own on its way out, beside what `Accounts.edit` changes. Throws `not-found`. */
export interface AccountWays {
  /** Throws `invalid-input` for a host that is none of the account's own addresses, or the vendor's. */
  pin(id: AccountId, pin: Pin): Account;
  /** No error where nothing was pinned. */
  unpin(id: AccountId, host: string): Account;
  /** Throws `invalid-input` for an account without a proxy and user of its own. */
  setProxyPassword(id: AccountId, password: string | null): Account;
}

export function createAccountWays(session: Pick<VaultSession, 'vault'>, events: Events): AccountWays {
  const change = (
    id: AccountId,
    name: 'pins' | 'proxyPassword',
    write: (vault: Vault, db: WriteDb, account: Account) => void,
  ): Account => {
    const vault = session.vault();
    const { account, ids } = vault.write((db) => {
      const before = getAccount(db, id);
      if (before === null) throw new KeyturnError('not-found');
      write(vault, db, before);
      vault.audit(db, {
        action: 'account.edited',
        credentialId: null,
        detail: { account: id, changed: name },
      });
      const ids = credentialsOfAccount(db, id).map((key) => key.id);
      return { account: getAccount(db, id) ?? before, ids };
    });
    events.emit('credentials.changed', { ids });
    return account;
  };

  return {
    pin: (id, pin) =>
      change(id, 'pins', (_vault, db, account) => {
        if (!pinHostsOf(account).includes(pin.host.toLowerCase())) {
          throw new KeyturnError('invalid-input', { field: 'pin.host' });
        }
        const others = account.pins.filter(({ host }) => host !== pin.host.toLowerCase());
        const pins = [...others, { ...pin, host: pin.host.toLowerCase() }];
        if (pins.length > MOST_PINS) throw new KeyturnError('invalid-input', { field: 'pin' });
        updateAccount(db, { ...account, pins });
      }),
    unpin: (id, host) =>
      change(id, 'pins', (_vault, db, account) => {
        const pins = account.pins.filter((one) => one.host !== host.toLowerCase());
        updateAccount(db, { ...account, pins });
      }),
    setProxyPassword: (id, password) =>
      change(id, 'proxyPassword', (vault, db, { proxy, proxyUser }) => {
        if (password === null) return deleteProxyPassword(db, id);
        if (proxy === null || proxy === 'direct' || proxyUser === null) {
          throw new KeyturnError('invalid-input', { field: 'proxyUser' });
        }
        const secret = Secret.of(password);
        const sealed = vault.seal({ table: 'proxy_passwords', id }, secret);
        secret.destroy();
        putProxyPassword(db, { id, label: proxy, sealed });
      }),
  };
}

/** As the model says. */
const MOST_PINS = 20;
