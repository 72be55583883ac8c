import type { ChannelName } from '../../../src/shared/ipc/channels.ts';
import type { Input, Output } from '../../../src/shared/ipc/contract.ts';
import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import type { Account } from '../../../src/shared/model/account.ts';
import type { CredentialDetail } from '../../../src/shared/model/credential.ts';
import type { AccountId } from '../../../src/shared/model/ids.ts';
import { accountOf } from './keys.ts';

type AccountChannel = Extract<ChannelName, `accounts.${string}`>;

/** The accounts of the fake's keys: what is changed about one shows at each of its keys. */
export function createFakeAccounts(
  keys: () => readonly CredentialDetail[],
  put: (keys: CredentialDetail[]) => void,
): { readonly [C in AccountChannel]: (input: Input<C>) => Output<C> } {
  const find = (id: AccountId): Account =>
    keys().find((key) => key.account.id === id)?.account ?? accountOf(0);
  const edit = (id: AccountId, changes: Partial<Account>): Account => {
    const account = { ...find(id), ...changes };
    put(
      keys().map((key) =>
        key.account.id === id
          ? { ...key, account, accountLabel: account.label, environment: account.environment }
          : key,
      ),
    );
    return account;
  };
  return {
    'accounts.list': () => [...new Map(keys().map((key) => [key.account.id, key.account])).values()],
    'accounts.offers': () => [],
    'accounts.join': () => {
      throw new KeyturnError('not-same-user');
    },
    'accounts.edit': ({ id, changes }) => edit(id as AccountId, changes as Partial<Account>),
    'accounts.pin': ({ id, pin }) => {
      const others = find(id as AccountId).pins.filter(({ host }) => host !== pin.host);
      return edit(id as AccountId, { pins: [...others, pin] });
    },
    'accounts.unpin': ({ id, host }) =>
      edit(id as AccountId, { pins: find(id as AccountId).pins.filter((one) => one.host !== host) }),
    'accounts.setProxyPassword': ({ id, password }) =>
      edit(id as AccountId, { hasProxyPassword: password !== null }),
  };
}
