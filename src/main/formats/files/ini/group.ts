import type { FileProblem } from '../file-kind.ts';
import type { IniDocument, IniPair } from './document.ts';

/** All sections of a file that a tool takes for one: where a name stands twice, the later one counts. */
export interface IniGroup {
  readonly entry: string;
  /** Where it starts. */
  readonly line: number;
  /** Where one of its sections stands a second time. */
  readonly again: number | null;
  readonly pairs: ReadonlyMap<string, readonly IniPair[]>;
}

interface OpenGroup extends Omit<IniGroup, 'again' | 'pairs'> {
  again: number | null;
  readonly pairs: Map<string, IniPair[]>;
  readonly sections: Set<string | null>;
}

/** The groups of a document; `entryOf` tells the entry of a section, null for one that holds no keys. */
export function groupsOf(
  document: IniDocument,
  entryOf: (section: string | null) => string | null,
): ReadonlyMap<string, IniGroup> {
  const groups = new Map<string, OpenGroup>();
  for (const section of document.sections) {
    const entry = entryOf(section.name);
    if (entry === null || (section.name === null && section.pairs.length === 0)) continue;
    let group = groups.get(entry);
    if (group === undefined) {
      group = { entry, line: section.line, again: null, pairs: new Map(), sections: new Set() };
      groups.set(entry, group);
    }
    if (group.sections.has(section.name)) group.again ??= section.line;
    group.sections.add(section.name);
    for (const pair of section.pairs) {
      const same = group.pairs.get(pair.name);
      if (same === undefined) group.pairs.set(pair.name, [pair]);
      else same.push(pair);
    }
  }
  return groups;
}

const NONE: readonly IniPair[] = [];

/** Every pair that has one of these names, in the order of the file. */
export function allOf(group: IniGroup, names: readonly string[]): readonly IniPair[] {
  const found = names.flatMap((name) => group.pairs.get(name) ?? NONE);
  return found.length < 2 ? found : found.sort((a, b) => a.start - b.start);
}

/** The pair that counts among those that have one of these names. */
export function pairOf(group: IniGroup, names: readonly string[]): IniPair | undefined {
  let last: IniPair | undefined;
  for (const name of names) {
    const pair = group.pairs.get(name)?.at(-1);
    if (pair !== undefined && (last === undefined || pair.start > last.start)) last = pair;
  }
  return last;
}

/** What the tool reads under one of these names; empty where there is nothing, or where it is told elsewhere. */
export function valueIn(group: IniGroup, ...names: readonly string[]): string {
  return pairOf(group, names)?.value ?? '';
}

/** How many lines that are no lines of the syntax are told: a file of another kind has thousands. */
const MANY = 20;

/** The lines of a document that nobody understands. */
export function strangeLines({ strange }: IniDocument): FileProblem[] {
  return strange.slice(0, MANY).map((line) => ({ kind: 'syntax', line }));
}
