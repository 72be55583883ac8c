import { catalogue } from '../../../../shared/catalogue/index.ts';
import { hintsIn } from '../../text-context.ts';
import { layoutOf } from '../../text-layout.ts';
import { spotAt } from '../../text-spot.ts';
import type { FileKindSpec, FileProblem, FileReading, KeyValues } from '../file-kind.ts';
import { placeGone, unwritable } from '../refusals.ts';
import { lineCounter, type Splice } from '../splices.ts';
import type { Assignment, Syntax } from './assignment.ts';
import { withEdits } from './edits.ts';
import { asPemLike, withKey } from './key-document.ts';
import { groupKeys, type KeyGroup } from './key-groups.ts';
import { tokenNames } from './variable-name.ts';

/** The reading and the writing of a kind of file whose keys stand in assignments. */
export function assignedKeys<A extends Assignment>(
  syntax: Syntax<A>,
): Required<Pick<FileKindSpec, 'read' | 'remove' | 'write' | 'asCommand' | 'fits'>> {
  const find = (text: string, entry: string): KeyGroup<A> => {
    const found = groupsOf(syntax, text).groups.find((group) => group.entry === entry);
    if (found === undefined) throw placeGone();
    return found;
  };
  return {
    fits: (text) => MAY_HOLD.test(text) && readAssigned(syntax, text).entries.length > 0,
    read: (text) => readAssigned(syntax, text),
    write: (text, entry, values) => withEdits(text, editsFor(syntax, find(text, entry), values, text)),
    remove: (text, entry) => {
      const { ids, secrets, tokens } = find(text, entry);
      return withEdits(text, syntax.without([...new Set([...ids, ...secrets, ...tokens])], text));
    },
    asCommand: null,
  };
}

/** Words of which a text with keys has one. A cheap look before a file is scanned. */
const MAY_HOLD = /secret|key|token|password|(?<![a-z])sk(?![a-z])/i;

function groupsOf<A extends Assignment>(syntax: Syntax<A>, text: string) {
  const { assignments, broken } = syntax.scan(text);
  const lineOf = lineCounter(text);
  let around: ReturnType<typeof contextOf> | null = null;
  const { groups, problems } = groupKeys(assignments, {
    lineOf: ({ start }) => lineOf(start),
    hintOf: ({ start }) => {
      around ??= contextOf(text);
      return around(start);
    },
  });
  return { groups, problems, broken: broken === null ? null : { line: lineOf(broken), at: broken } };
}

function contextOf(text: string) {
  const layout = layoutOf(text);
  const hintAt = hintsIn(layout, '');
  return (start: number) => hintAt(spotAt(layout, start, ''));
}

function readAssigned<A extends Assignment>(syntax: Syntax<A>, text: string): FileReading {
  const { groups, problems, broken } = groupsOf(syntax, text);
  const told: FileProblem[] = [...problems];
  for (const { entry, key } of groups) {
    if (/#\d+$/.test(entry)) told.push({ kind: 'repeated', line: key.line });
  }
  // Where nobody would look for a key, how a script goes on is none of ours.
  if (broken !== null && MAY_HOLD.test(text.slice(broken.at))) {
    told.push({ kind: 'syntax', line: broken.line });
  }
  return {
    entries: groups.map(({ entry, key }) => ({ entry, key, command: null })),
    problems: told.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)),
  };
}

function editsFor<A extends Assignment>(
  syntax: Syntax<A>,
  group: KeyGroup<A>,
  { cloud, fields, secrets }: KeyValues,
  text: string,
): readonly Splice[] {
  const { publicIdField, secretField, tokenField } = catalogue[cloud];
  const put = (field: string, given: string | undefined, places: readonly A[]): readonly Splice[] =>
    places.flatMap((place) => {
      const value = given === undefined ? null : asPemLike(given, place.value);
      if (place.value === value) return [];
      const quoted = value === null || !isSayable(value) ? null : syntax.quoted(value, place, text);
      if (quoted === null) throw unwritable(field);
      return [{ from: place.start, to: place.end, text: quoted }];
    });
  const [whole] = group.secrets;
  if (group.secretName === null && whole !== undefined) {
    const [id, secret] = [fields[publicIdField], secrets[secretField]];
    const document = id === undefined || secret === undefined ? null : withKey(whole.value ?? '', id, secret);
    return put(secretField, document ?? undefined, [whole]);
  }
  const edits = [
    ...put(publicIdField, fields[publicIdField], group.ids),
    ...put(secretField, secrets[secretField], group.secrets),
  ];
  const token = tokenField === null ? undefined : secrets[tokenField];
  if (tokenField === null || token === undefined) return [...edits, ...syntax.without(group.tokens, text)];
  if (group.tokens.length > 0) return [...edits, ...put(tokenField, token, group.tokens)];
  const [secret] = group.secrets;
  for (const name of group.secretName === null ? [] : tokenNames(cloud, group.secretName)) {
    const added = secret === undefined || !isSayable(token) ? null : syntax.beside(secret, name, token, text);
    if (added === null) throw unwritable(tokenField);
    edits.push(added);
  }
  return edits;
}

/** No variable of any system can hold a NUL, and half a pair of surrogates is no text. */
function isSayable(value: string): boolean {
  return !value.includes('\0') && value.isWellFormed();
}
