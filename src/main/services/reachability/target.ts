import { siteOf } from '../../../shared/catalogue/index.ts';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { Account } from '../../../shared/model/account.ts';
import type { EndpointName } from '../../../shared/model/cloud.ts';
import type { Health } from '../../../shared/model/credential.ts';
import type { FailureKind } from '../../../shared/model/failure.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { ReachDraft, ReachTarget } from '../../../shared/model/reach.ts';
import { endpointsOf, wayOf } from '../../clouds/context.ts';
import type { Way } from '../../clouds/way.ts';
import type { ReadDb } from '../../vault/index.ts';
import { getAccount } from '../../vault/repositories/accounts.ts';
import { credentialsOfAccount, type StoredCredential } from '../../vault/repositories/credentials.ts';

/** What is to be tried. */
export interface Aim {
  readonly cloud: Account['cloud'];
  readonly addresses: readonly { readonly name: EndpointName; readonly url: URL }[];
  readonly way: Way;
  /** A key to sign with; null where there is none, or the account is not as it will be. */
  readonly key: CredentialId | null;
  /** Whether one more failed signature may lock the key, and its last one failed. */
  readonly mayLock: boolean;
}

type Draft = Omit<ReachDraft, 'proxyPassword'> &
  Partial<Pick<ReachDraft, 'proxyPassword'>> &
  Partial<Pick<Account, 'id'>>;

/** Addresses that are no addresses yet are left out: whoever types them is told by the form. */
function aimAt(draft: Draft, key: StoredCredential | null): Aim {
  const { cloud, site, endpoints, proxyPassword } = draft;
  const way = wayOf(draft);
  const typed = typeof proxyPassword === 'string' && way.proxy.kind === 'own';
  const addresses = Object.entries(endpointsOf(cloud, siteOf(cloud, site).endpoints, endpoints));
  return {
    cloud,
    addresses: addresses.flatMap(([name, address]) =>
      URL.canParse(address) ? [{ name: name as EndpointName, url: new URL(address) }] : [],
    ),
    way: typed
      ? { ...way, proxy: { ...way.proxy, password: { reveal: () => proxyPassword } } as Way['proxy'] }
      : way,
    ...{ key: key?.id ?? null, mayLock: key !== null && mayLock(cloud, key.health) },
  };
}

/** Failures of the way, before anybody looked at a signature. */
const UNSEEN: readonly FailureKind[] = ['network', 'untrusted-certificate', 'wrong-endpoint'];

/** Huawei locks a key after failed signatures. */
const mayLock = (cloud: Account['cloud'], health: Health): boolean =>
  cloud === 'huawei' && health.kind === 'failed' && !UNSEEN.includes(health.failure.kind);

/** Throws `not-found` for an account that is gone. */
export function aimOf(db: ReadDb, target: ReachTarget): Aim {
  if (target.kind === 'draft') return aimAt(target.draft, null);
  const account = getAccount(db, target.accountId);
  if (account === null) throw new KeyturnError('not-found');
  const { edited } = target;
  if (edited === undefined) return aimAt(account, keyOf(db, account));
  const given = Object.fromEntries(Object.entries(edited).filter(([, value]) => value !== undefined));
  const after: Draft = { ...account, ...given };
  // A password goes to the proxy and the user that it was given for.
  const same = after.proxy === account.proxy && after.proxyUser === account.proxyUser;
  const { id: _id, ...nobodys } = after;
  return aimAt(same ? after : nobodys, null);
}

/** The account's newest key in use. */
function keyOf(db: ReadDb, { id }: Account): StoredCredential | null {
  const live = credentialsOfAccount(db, id).filter(
    ({ removedAt, state }) => removedAt === null && state === 'active',
  );
  return live.at(-1) ?? null;
}
