import { catalogue } from '../../../../shared/catalogue/index.ts';
import type { CloudId } from '../../../../shared/model/cloud.ts';
import { signs } from '../../clouds/index.ts';
import { type FoundKey, keyOfPair, secretText } from '../../found-key.ts';
import type { FileEntry, FileKindSpec, FileProblem, FileReading } from '../file-kind.ts';
import type { Told } from '../one-cloud.ts';
import { encrypted, placeGone, unwritable } from '../refusals.ts';
import type { Splice } from '../splices.ts';
import type { Dialect } from './dialect.ts';
import { parseIni } from './document.ts';
import { groupsOf, type IniGroup, strangeLines, valueIn } from './group.ts';
import { type KeyLines, type KeyNames, keyLines, removed, repeatedLines, rewritten } from './key-lines.ts';
import { splicedLines } from './splices.ts';

/** What a file whose sections hold one key each is like. */
export interface SectionKind
  extends Pick<FileKindSpec, 'id' | 'cloud' | 'among' | 'role' | 'places' | 'named' | 'fits'> {
  readonly dialect: Dialect;
  /** The entry of a section; null for one that holds no keys. Sections with the same entry are one to the tool. */
  readonly entryOf: (section: string | null) => string | null;
  /** What the parts of a key are called in a group; null where it can hold none. */
  readonly namesOf: (group: IniGroup) => KeyNames | null;
  /** Whose key it is; null where it is that of a platform that Keyturn does not know. */
  readonly tell: (group: IniGroup, key: KeyLines) => Told | null;
  /** The region that stands with it, and other values by the catalogue's names. */
  readonly region: readonly string[];
  readonly more?: (group: IniGroup) => Readonly<Record<string, string>>;
  /** What is in the way of reading a group, besides what stands in any file. */
  readonly inTheWay?: (group: IniGroup, key: KeyLines | null) => FileProblem['kind'] | null;
  /** What else has to change where a token comes or goes. */
  readonly alongside?: (group: IniGroup, token: boolean) => readonly Splice[];
}

/** A kind of file by what it is like: its reader, and its writers without a command. */
export function sectionKind(kind: SectionKind): FileKindSpec {
  const { id, cloud, among, role, places, named, fits, dialect } = kind;
  return {
    ...{ id, cloud, among, role, places, named },
    ...(fits === undefined ? {} : { fits }),
    read: (text) => readSections(kind, text),
    write: (text, entry, values) => {
      const group = groupAt(kind, text, entry);
      const names = kind.namesOf(group);
      const key = names === null ? null : keyLines(group, names);
      if (names === null || key === null || key === 'incomplete') throw placeGone();
      if (kind.inTheWay?.(group, key) === 'encrypted') throw encrypted();
      const { publicIdField, tokenField } = catalogue[values.cloud];
      const publicId = values.fields[publicIdField] ?? '';
      // What would be taken for encrypted next time is not written.
      if (kind.inTheWay?.(group, { ...key, publicId }) === 'encrypted') throw unwritable(publicIdField);
      const token = tokenField !== null && (values.secrets[tokenField] ?? '') !== '';
      return splicedLines(text, [
        ...rewritten(text, dialect, group, names, values),
        ...(token === (key.token !== '') ? [] : (kind.alongside?.(group, token) ?? [])),
      ]);
    },
    remove: (text, entry) => {
      const group = groupAt(kind, text, entry);
      const names = kind.namesOf(group);
      const splices = names === null ? [] : removed(group, names);
      if (splices.length === 0) throw placeGone();
      return splicedLines(text, splices);
    },
    asCommand: null,
  };
}

/** The group of an entry. Throws `place-gone` where the file has none. */
export function groupAt(
  { dialect, entryOf }: Pick<SectionKind, 'dialect' | 'entryOf'>,
  text: string,
  entry: string,
): IniGroup {
  const group = groupsOf(parseIni(text, dialect), entryOf).get(entry);
  if (group === undefined) throw placeGone();
  return group;
}

/** What a file holds; `instead` tells the entry of a group that has no key of its own. */
export function readSections(
  kind: SectionKind,
  text: string,
  instead: (group: IniGroup) => FileEntry | null = () => null,
): FileReading {
  const document = parseIni(text, kind.dialect);
  const problems: FileProblem[] = strangeLines(document);
  const entries: FileEntry[] = [];
  for (const group of groupsOf(document, kind.entryOf).values()) {
    const names = kind.namesOf(group);
    const key = names === null ? null : keyLines(group, names);
    const way = kind.inTheWay?.(group, key === 'incomplete' ? null : key) ?? null;
    if (way !== null) problems.push({ kind: way, line: group.line });
    if (way === null && key === 'incomplete') problems.push({ kind: 'incomplete', line: group.line });
    if (names === null || key === null || key === 'incomplete' || way !== null) {
      const other = instead(group);
      if (other !== null) entries.push(other);
      continue;
    }
    const told = kind.tell(group, key);
    if (told === null) continue;
    problems.push(...repeatedLines(group, names));
    entries.push({ entry: group.entry, key: foundKey(kind, group, key, told), command: null });
  }
  return { entries, problems };
}

/** A key of a group as what a reader finds. */
export function foundKey(
  { region, more }: Pick<SectionKind, 'region' | 'more'>,
  group: IniGroup,
  { publicId, secret, token, line }: KeyLines,
  { cloud, sure, alike }: Told,
): FoundKey {
  const found = keyOfPair({
    ...{ cloud, sure, label: group.entry, publicId, line, region: regionOf(group, region) },
    secret: secretText(secret),
    token: token === '' ? null : secretText(token),
  });
  const around = [...group.pairs.values()].flatMap((pairs) => pairs.map(({ value }) => value ?? ''));
  return {
    ...found,
    alike,
    fields: { ...found.fields, ...more?.(group) },
    site: siteAround(cloud, around, [publicId, secret, token]),
  };
}

/** The region that stands in a group, where it has the form of one. */
export function regionOf(group: IniGroup, names: readonly string[]): string | null {
  const region = valueIn(group, ...names);
  // S3 once had two places, US and EU, which are no regions; rclone's `other-v2-signature` is a way to sign.
  return /^(?!US$|EU$|other-)[A-Za-z0-9][\w.-]{1,60}$/.test(region) ? region : null;
}

/** The site that an address or a region beside a key names. */
function siteAround(cloud: CloudId, values: readonly string[], key: readonly string[]): string | null {
  const open = values.filter((value) => value.length < 300 && !key.includes(value)).join('\n');
  return signs[cloud].sites.find(([, sign]) => sign.test(open))?.[0] ?? null;
}
