import { catalogue } from '../../../shared/catalogue/index.ts';
import type { ParsedInput } from '../../../shared/ipc/contract.ts';
import { BLANK_ACCOUNT } from '../../../shared/model/account.ts';
import type { CloudId } from '../../../shared/model/cloud.ts';
import type { AccountChoice } from '../../../shared/model/credential.ts';
import type { AccountId } from '../../../shared/model/ids.ts';
import { type FoundKey, publicIdOf } from '../../formats/found-key.ts';
import type { ImportTarget } from './target.ts';

/** The name that every tool's first profile has: it names nobody. */
const NOBODY = 'default';

/** The longest name that an account can have, and how many tags. */
const MAX_LABEL = 120;
const MAX_TAGS = 20;

/** What a person settled on for one row of a preview. */
export type ChosenRow = ParsedInput<'import.commit'>['rows'][number];

/** A key of a source, with the words of the person who chose it. */
export interface NamedKey {
  readonly key: FoundKey;
  readonly row: ChosenRow;
  readonly periodDays: number | null;
  /** What it stands in, where a source is made of several; empty where it is one. */
  readonly origin: string;
}

/** A key of a source that was chosen or not. */
type SourceKey = Pick<NamedKey, 'key' | 'origin'>;

/** Which keys of a source belong to one account. */
export interface Groups {
  /**
   * The account of a key that is to be added: that of another key of the same source which names the same account or
   * user of the same cloud, site and addresses and is in the vault by now, else a new one. One file's word is enough for that, as
   * it was written at once.
   */
  accountOf(mine: NamedKey): AccountChoice;
}

/** Whose key it is by the source, else by the label that a person gave it. */
const userOf = ({ key, row }: NamedKey): string => namedIn(key) ?? row.label.trim();

function namedIn({ label, about, more }: FoundKey): string | null {
  // Another vault's accounts have names of their own, whatever those are.
  if (more !== undefined && about.account !== null) return about.account;
  const name = about.account?.trim() ?? label.trim();
  return name === '' || name.toLowerCase() === NOBODY ? null : name;
}

type Endpoints = FoundKey['endpoints'];

/** Addresses as they are compared: a slash at the end says nothing. */
const plain = (address: string | undefined): string => (address ?? '').trim().replace(/\/+$/u, '');

/** What has to be the same for keys to be under one account: a private cloud is another one at another address. */
function groupName(place: {
  readonly cloud: CloudId;
  readonly site: string;
  readonly user: string;
  readonly endpoints: Endpoints;
  readonly origin: string;
}): string {
  const { cloud, site, user, endpoints, origin } = place;
  const addresses = catalogue[cloud].endpoints.map(({ name }) => plain(endpoints[name]));
  return [cloud, site, ...addresses, origin, user].join('\n');
}

/** Whether an account is reached where a source says that a key is. */
function isAt(account: Endpoints, { cloud, endpoints }: FoundKey): boolean {
  return catalogue[cloud].endpoints.every(
    ({ name }) => plain(endpoints[name]) === '' || plain(endpoints[name]) === plain(account[name]),
  );
}

/** Keys of one account. Rows that contradict each other on its owner or environment make several of one name. */
interface Group {
  environment: string | null;
  owner: string | null;
  readonly tags: Set<string>;
  readonly endpoints: Endpoints;
  readonly ids: Set<string>;
  /** Once a key of it is known to be in the vault. */
  account: AccountId | null;
}

const agrees = (one: string | null, other: string | null): boolean =>
  one === null || other === null || one === other;

/**
 * Accounts of another vault that this one has too: of the same name, at the same place, and the only ones of it on both
 * sides. By what they are in the file. Looked up before anything is written, since what is written has names as well.
 */
function accountsKnown(
  chosen: readonly NamedKey[],
  held: Pick<ImportTarget, 'accountNamed'>,
): ReadonlyMap<string, AccountId> {
  const origins = new Map<AccountId, Set<string>>();
  const asked = new Set<string>();
  for (const { key, row, origin } of chosen) {
    if (key.more === undefined || asked.has(origin)) continue;
    asked.add(origin);
    const { account, environment, owner } = key.about;
    const { cloud, site } = row;
    const { endpoints } = key;
    const id = held.accountNamed({ cloud, site, label: account ?? '', environment, owner, endpoints });
    if (id !== null) origins.set(id, (origins.get(id) ?? new Set()).add(origin));
  }
  return new Map(
    [...origins].flatMap(([id, found]) => {
      const [origin] = found;
      return found.size === 1 && origin !== undefined ? [[origin, id]] : [];
    }),
  );
}

/** Groups the keys of a source, those that were not chosen too: they may be in the vault. */
export function createGroups(
  source: { readonly keys: readonly SourceKey[]; readonly chosen: readonly NamedKey[] },
  held: Pick<ImportTarget, 'find' | 'accountNamed'>,
): Groups {
  const known = accountsKnown(source.chosen, held);
  const groups = new Map<string, Group[]>();
  const join = (cloud: CloudId, site: string, user: string, { key, origin }: SourceKey): void => {
    const { endpoints } = key;
    const name = groupName({ cloud, site, user, endpoints, origin });
    const { environment, owner, tags } = key.about;
    const same = groups.get(name) ?? [];
    groups.set(name, same);
    let group = same.find((one) => agrees(one.environment, environment) && agrees(one.owner, owner));
    if (group === undefined) {
      group = {
        environment: null,
        owner: null,
        tags: new Set(),
        endpoints,
        ids: new Set(),
        account: null,
      };
      same.push(group);
    }
    group.environment ??= environment;
    group.owner ??= owner;
    for (const tag of tags) group.tags.add(tag);
    group.ids.add(publicIdOf(key));
  };
  for (const mine of source.chosen) join(mine.row.cloud, mine.row.site, userOf(mine), mine);
  const sites = new Map<string, Set<string>>();
  for (const { row } of source.chosen) {
    sites.set(row.cloud, (sites.get(row.cloud) ?? new Set()).add(row.site));
  }
  // A row that was left out says whose it is, and not on which site: each that was chosen for its cloud may be it.
  for (const one of source.keys) {
    const user = namedIn(one.key);
    if (user === null) continue;
    const { cloud } = one.key;
    for (const site of sites.get(cloud) ?? []) join(cloud, site, user, one);
  }

  return {
    accountOf(mine) {
      const { cloud, site, label } = mine.row;
      const user = userOf(mine);
      const { environment, owner } = mine.key.about;
      const group = groups
        .get(groupName({ cloud, site, user, endpoints: mine.key.endpoints, origin: mine.origin }))
        ?.find((one) => agrees(one.environment, environment) && agrees(one.owner, owner));
      if (group?.account != null) return { kind: 'existing', id: group.account };
      const others = [...(group?.ids ?? [])].filter((id) => id !== publicIdOf(mine.key));
      for (const id of others) {
        const account = held.find(cloud, id)?.account;
        if (account?.site !== site || !isAt(account.endpoints, mine.key)) continue;
        if (group !== undefined) group.account = account.id;
        return { kind: 'existing', id: account.id };
      }
      const there = mine.key.more === undefined ? undefined : known.get(mine.origin);
      if (there !== undefined) return { kind: 'existing', id: there };
      const named = mine.key.about.account !== null || others.length > 0;
      const name = named ? user.slice(0, MAX_LABEL).trim() : label;
      const { tags = [] } = group ?? {};
      const endpoints = Object.fromEntries(
        catalogue[cloud].endpoints.flatMap(({ name: service }) => {
          const address = group?.endpoints[service];
          return address === undefined ? [] : [[service, address]];
        }),
      );
      return {
        kind: 'new',
        draft: {
          ...BLANK_ACCOUNT,
          ...{ label: name, site, endpoints, tags: [...tags].slice(0, MAX_TAGS) },
          environment: group?.environment ?? environment,
          owner: group?.owner ?? owner,
          note: mine.key.more?.accountNote ?? '',
          periodDays: mine.key.more?.accountPeriodDays ?? null,
        },
      };
    },
  };
}
