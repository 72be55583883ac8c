import { readKeys } from '../detect.ts';
import { type FoundKey, NOTHING_ABOUT, publicIdOf } from '../found-key.ts';
import { readFreeText } from '../free-text.ts';
import { cloudOfPublicId } from '../id-shapes.ts';
import { ENVIRONMENT, isSecretLike } from '../table-shapes.ts';
import type { KeyEntries, ManagerEntry, NumberedEntry } from './entry.ts';
import { MANAGER_LIMITS, ManagerError } from './limits.ts';

/** The entries that hold a key of a cloud. Throws ManagerError `too-large` where there are more than anybody has. */
export function keyEntries(all: readonly ManagerEntry[]): KeyEntries {
  if (all.length > MANAGER_LIMITS.entries) throw new ManagerError('too-large');
  const entries = all
    .map((entry, index) => ({ entry, line: index + 1 }))
    .filter(({ entry }) => keysOf(entry).length > 0);
  return { entries, passedOver: all.length - entries.length };
}

/**
 * The keys in entries: found by the names that its owner gave to fields, by the shapes of user name and password, by title,
 * address and notes around them.
 */
export function keysOfEntries(entries: readonly NumberedEntry[]): readonly FoundKey[] {
  return entries.flatMap(({ entry, line }) => keysOf(entry).map((key) => described(key, entry, line)));
}

function keysOf(entry: ManagerEntry): readonly FoundKey[] {
  const named = readFreeText(textOf(entry, false)).keys;
  if (named.length > 0) return named;
  const pair = looksLikePair(entry) ? readFreeText(textOf(entry, true)).keys : [];
  return pair.length > 0 ? pair : longTextsOf(entry).flatMap((text) => readKeys(text).keys);
}

/** Whole files that were put into an entry: a service account's JSON, a console's CSV. */
const longTextsOf = ({ notes, fields }: ManagerEntry): readonly string[] =>
  [notes, ...fields.map(({ value }) => value)].filter((text) => text.includes('\n')).map(cut);

/** Nobody's user name at a web site looks like this, and no password that people choose. */
function looksLikePair({ username, password }: ManagerEntry): boolean {
  if (cloudOfPublicId(username) !== null) return password.length >= 20;
  return looksDrawn(username) && isSecretLike(password);
}

/** Whether letters and digits alternate as in ids that a program draws; names that people take end in their digits. */
function looksDrawn(text: string): boolean {
  const rest = text.replace(/^[A-Z]{2,4}_/, '');
  if (!/^[A-Za-z0-9+/=-]{16,}$/.test(rest)) return false;
  return (rest.match(/\d(?=[A-Za-z])|[A-Za-z](?=\d)/g) ?? []).length >= 4;
}

/** The entry as the text that a person might have written down. `asKey`: its user name and password are named as a key's. */
function textOf(
  { title, groups, url, username, password, fields, notes, tags }: ManagerEntry,
  asKey: boolean,
): string {
  const named = asKey
    ? [`access_key_id = ${username}`, `access_key_secret = ${password}`]
    : [`username = ${username}`, `password = ${password}`];
  const lines = [
    oneLine([...groups, title, ...tags].join(' ')),
    oneLine(url),
    ...named,
    ...fields
      .slice(0, MANAGER_LIMITS.fieldsOfEntry)
      .map(({ name, value }) => `${oneLine(name)} = ${cut(value)}`),
  ];
  return `${lines.join('\n')}\n\n${cut(notes)}\n`;
}

const cut = (text: string): string => text.slice(0, MANAGER_LIMITS.characters);
const oneLine = (text: string): string => cut(text).replaceAll(/\s+/g, ' ').trim();

/** Groups hold the keys of an account, or of where they are used; the innermost one of either kind tells. */
function described(key: FoundKey, { title, groups, tags }: ManagerEntry, line: number): FoundKey {
  const name = oneLine(title);
  const places = [...groups, ...tags].map(oneLine);
  return {
    ...key,
    // Without a title the first of the values stands first in the text, where a name would be.
    label: name !== '' || publicIdOf(key) === key.label ? name : key.label,
    about: {
      ...NOTHING_ABOUT,
      account: groups.map(oneLine).findLast((group) => group !== '' && !ENVIRONMENT.test(group)) ?? null,
      environment: places.findLast((place) => ENVIRONMENT.test(place)) ?? null,
      tags: tags.map(oneLine).filter((tag) => tag !== ''),
    },
    line,
    sheet: groups.length === 0 ? null : groups.join(' / '),
  };
}
