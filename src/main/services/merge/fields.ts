import type { Account } from '../../../shared/model/account.ts';
import type { MergeConflict } from '../../../shared/model/restore.ts';
import type { StoredCredential } from '../../vault/repositories/credentials.ts';

type Fields = MergeConflict['fields'];
type Texts = ReadonlyMap<string, string>;

/** Nothing confidential: what a person may compare of an account, by the names of the model. */
function accountTexts(account: Account): Texts {
  const { label, site, environment, owner, note, tags, endpoints, proxy, periodDays } = account;
  const { proxyUser, pins, plainHttp } = account;
  return texts({
    label,
    site,
    environment,
    owner,
    note,
    tags: tags.join(', '),
    ...Object.fromEntries(Object.entries(endpoints).map(([name, url]) => [`endpoint ${name}`, url])),
    proxy,
    proxyUser,
    pins: pins.map(({ host, fingerprint }) => `${host} ${fingerprint}`).join(', '),
    plainHttp: plainHttp ? 'true' : null,
    periodDays,
  });
}

function credentialTexts(key: StoredCredential, account: Account | null): Texts {
  const { label, publicId, state, note, ownPeriodDays, ownLeadTimes, fields, removedAt } = key;
  return texts({
    ...fields,
    label,
    account: account?.label ?? null,
    publicId,
    state,
    note,
    periodDays: ownPeriodDays,
    leadTimes: ownLeadTimes && JSON.stringify(ownLeadTimes),
    removedAt: removedAt === null ? null : new Date(removedAt).toISOString(),
  });
}

function texts(values: Readonly<Record<string, string | number | null | undefined>>): Texts {
  const kept = Object.entries(values).filter(([, value]) => value != null && value !== '');
  return new Map(kept.map(([name, value]) => [name, String(value)]));
}

function differences(here: Texts, there: Texts): Fields {
  const names = new Set([...here.keys(), ...there.keys()]);
  return [...names]
    .map((name) => ({ name, here: here.get(name) ?? null, there: there.get(name) ?? null }))
    .filter((field) => field.here !== field.there);
}

const NOTHING: Texts = new Map();

/** The fields in which two states of an account differ; a state that is gone has none. */
export function accountDifferences(here: Account | null, there: Account | null): Fields {
  return differences(here ? accountTexts(here) : NOTHING, there ? accountTexts(there) : NOTHING);
}

/** A key with the account that it belongs to in its copy. */
export interface KeyInCopy {
  readonly key: StoredCredential;
  readonly account: Account | null;
}

/** The same for keys, without their secrets. */
export function credentialDifferences(here: KeyInCopy | null, there: KeyInCopy | null): Fields {
  const [ours, theirs] = [here, there].map((one) =>
    one === null ? NOTHING : credentialTexts(one.key, one.account),
  );
  return differences(ours ?? NOTHING, theirs ?? NOTHING);
}

/** Whether two states of a key are the same in all that a person wrote or a rotation decided. */
export function sameCredential(a: StoredCredential, b: StoredCredential): boolean {
  const essence = (key: StoredCredential) =>
    JSON.stringify([
      key.accountId,
      key.label,
      key.publicId,
      key.kind,
      key.state,
      key.ownPeriodDays,
      key.ownLeadTimes,
      Object.entries(key.fields).sort(([x], [y]) => (x < y ? -1 : 1)),
      key.note,
      key.removedAt,
    ]);
  return essence(a) === essence(b);
}
