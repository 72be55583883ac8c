import type { ParsedInput } from '../../../shared/ipc/contract.ts';
import { BLANK_ACCOUNT } from '../../../shared/model/account.ts';
import type { AccountChoice } from '../../../shared/model/credential.ts';
import { type FoundKey, publicIdOf } from '../../formats/found-key.ts';
import type { HeldKeys } from './target.ts';

/** The name that every tool's first profile has: it names nobody. */
const NOBODY = 'default';

/** What a person settled on for one row of a preview. */
export type ChosenRow = ParsedInput<'import.commit'>['rows'][number];

/** A key of a source, with the words of the person who chose it. */
export interface NamedKey {
  readonly key: FoundKey;
  readonly row: ChosenRow;
}

/** Whose key it is by the source, else by the label that a person gave it. */
const userOf = ({ key, row }: NamedKey): string => namedIn(key) ?? row.label.trim();

function namedIn({ label }: FoundKey): string | null {
  const name = label.trim();
  return name === '' || name.toLowerCase() === NOBODY ? null : name;
}

/**
 * The account of a key that is to be added: that of another key of the same source which names the same user of the same
 * cloud and site and is in the vault by now, else a new one. One file's word is enough for that, as it was written at once.
 */
export function accountOf(
  mine: NamedKey,
  source: { readonly keys: readonly FoundKey[]; readonly chosen: readonly NamedKey[] },
  held: HeldKeys,
): AccountChoice {
  const { cloud, site, label } = mine.row;
  const user = userOf(mine);
  const rows = source.chosen.filter(({ row }) => row.cloud === cloud && row.site === site);
  const same = [
    ...rows.filter((other) => userOf(other) === user).map(({ key }) => key),
    ...source.keys.filter((key) => key.cloud === cloud && namedIn(key) === user),
  ].filter((key) => publicIdOf(key) !== publicIdOf(mine.key));
  for (const key of same) {
    const account = held.find(cloud, publicIdOf(key))?.account;
    if (account?.site === site) return { kind: 'existing', id: account.id };
  }
  const name = same.length > 0 ? user.slice(0, MAX_LABEL).trim() : label;
  return { kind: 'new', draft: { ...BLANK_ACCOUNT, label: name, site } };
}

/** The longest name that an account can have. */
const MAX_LABEL = 120;
