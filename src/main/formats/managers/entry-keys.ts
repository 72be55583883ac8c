import { type FoundKey, NOTHING_ABOUT } from '../found-key.ts';
import { readFreeText } from '../free-text.ts';
import { cloudOfPublicId } from '../id-shapes.ts';
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
  return looksLikePair(entry) ? readFreeText(textOf(entry, true)).keys : [];
}

/** Nobody's user name at a web site looks like this, and no password that people choose. */
function looksLikePair({ username, password }: ManagerEntry): boolean {
  if (cloudOfPublicId(username) !== null) return password.length >= 20;
  const long = (text: string, least: number): boolean => text.length >= least && /^[\w+/=.~-]+$/.test(text);
  return long(username, 16) && long(password, 24) && /\d/.test(username) && /\d/.test(password);
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

/** The outermost group is a place for many accounts; the innermost one tells which. */
function described(key: FoundKey, { title, groups, tags }: ManagerEntry, line: number): FoundKey {
  const name = oneLine(title);
  return {
    ...key,
    label: name === '' ? key.label : name,
    about: {
      ...NOTHING_ABOUT,
      account: groups.at(-1) ?? null,
      tags: tags.map(oneLine).filter((tag) => tag !== ''),
    },
    line,
    sheet: groups.length === 0 ? null : groups.join(' / '),
  };
}
