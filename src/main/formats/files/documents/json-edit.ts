import { type Splice, spliced } from '../splices.ts';
import {
  type JsonText,
  type MemberNode,
  membersNamed,
  type NameMatch,
  type ObjectNode,
  type ValueNode,
} from './json-text.ts';

/** Collects changes of a JSON text. Whatever is not named stays byte for byte. */
export interface JsonEditor {
  /** Puts a string where the member's value is, or adds the member, after the one named `after` if it is there. */
  readonly set: (object: ObjectNode, name: string, value: string, after: string) => void;
  /** Takes all members of these names away. */
  readonly drop: (object: ObjectNode, names: readonly string[]) => void;
  /** Puts an empty string in place of each member of these names that is there. */
  readonly empty: (object: ObjectNode, names: readonly string[]) => void;
  /** Takes an object out of the array that it is in. */
  readonly dropElement: (array: ValueNode, object: ObjectNode) => void;
  readonly text: () => string;
}

interface Addition {
  readonly object: ObjectNode;
  readonly name: string;
  readonly value: string;
  readonly after: string;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** An editor of one text. */
export function jsonEditor(json: JsonText, match: NameMatch): JsonEditor {
  const edits: Splice[] = [];
  const additions: Addition[] = [];
  const dropped = new Map<ObjectNode, Set<MemberNode>>();
  return {
    set: (object, name, value, after) => {
      const member = membersNamed(object, name, match).at(-1);
      if (member === undefined) additions.push({ object, name, value, after });
      else if (member.value.type !== 'String' || member.value.value !== value) {
        edits.push({ ...json.span(member.value), text: JSON.stringify(value) });
      }
    },
    drop: (object, names) => {
      const all = dropped.get(object) ?? new Set();
      for (const name of names) for (const member of membersNamed(object, name, match)) all.add(member);
      dropped.set(object, all);
    },
    empty: (object, names) => {
      for (const { value } of names.flatMap((name) => membersNamed(object, name, match))) {
        if (value.type !== 'String' || value.value !== '') edits.push({ ...json.span(value), text: '""' });
      }
    },
    dropElement: (array, object) => {
      if (array.type !== 'Array') return;
      const spans = array.elements.map((element) => json.span(element.value));
      const gone = new Set([array.elements.findIndex(({ value }) => value === object)]);
      edits.push(...withoutItems(spans, gone, inside(json.span(array))));
    },
    text: () => {
      const objects = new Set([...dropped.keys(), ...additions.map(({ object }) => object)]);
      for (const object of objects) {
        const gone = dropped.get(object) ?? new Set();
        const added = additions.filter((one) => one.object === object);
        edits.push(...restructured(json, object, gone, added, match));
      }
      return spliced(json.text, edits);
    },
  };
}

/** The edits that take members of one object away and add others to it. */
function restructured(
  json: JsonText,
  object: ObjectNode,
  gone: ReadonlySet<MemberNode>,
  added: readonly Addition[],
  match: NameMatch,
): readonly Splice[] {
  const { members } = object;
  const spans = members.map((member) => json.span(member));
  const kept = members.filter((member) => !gone.has(member));
  const all = inside(json.span(object));
  const first = members[0];
  if (kept.length === 0 && added.length > 0) {
    const [start, end] = [spans[0], spans.at(-1)];
    const style = styleOf(json, first, all);
    const text = added.map((one) => written(one, style)).join(`,${style.gap}`);
    return [
      start === undefined || end === undefined ? { ...all, text } : { from: start.from, to: end.to, text },
    ];
  }
  const indexes = new Set(members.flatMap((member, index) => (gone.has(member) ? [index] : [])));
  const removed = indexes.size === 0 ? [] : withoutItems(spans, indexes, all);
  const inserted = added.map((one): Splice => {
    const anchor =
      membersNamed(object, one.after, match).findLast((member) => !gone.has(member)) ?? kept.at(-1);
    const style = styleOf(json, anchor, all);
    const at = anchor === undefined ? all.from : json.span(anchor).to;
    return { from: at, to: at, text: `,${style.gap}${written(one, style)}` };
  });
  return [...removed, ...inserted];
}

interface Style {
  /** The blanks before a member, its line end among them. */
  readonly gap: string;
  /** What stands between a name and its value. */
  readonly colon: string;
}

function styleOf({ text, span }: JsonText, member: MemberNode | undefined, { from }: Span): Style {
  if (member === undefined) return { gap: ' ', colon: ': ' };
  const start = span(member).from;
  let gap = start;
  while (gap > from && /\s/.test(text[gap - 1] ?? '')) gap -= 1;
  return {
    gap: text.slice(gap, start),
    colon: text.slice(span(member.name).to, span(member.value).from),
  };
}

function written({ name, value }: Addition, { colon }: Style): string {
  return `${JSON.stringify(name)}${colon}${JSON.stringify(value)}`;
}

function inside({ from, to }: Span): Span {
  return { from: from + 1, to: to - 1 };
}

/** The edits that take some of the items between two brackets away, each with one comma. */
function withoutItems(items: readonly Span[], gone: ReadonlySet<number>, all: Span): readonly Splice[] {
  const edits: Splice[] = [];
  for (let index = 0; index < items.length; index += 1) {
    if (!gone.has(index)) continue;
    let last = index;
    while (gone.has(last + 1)) last += 1;
    const [start, end, before, next] = [items[index], items[last], items[index - 1], items[last + 1]];
    if (start !== undefined && end !== undefined) {
      if (next !== undefined) edits.push({ from: start.from, to: next.from, text: '' });
      else if (before !== undefined) edits.push({ from: before.to, to: end.to, text: '' });
      else edits.push({ ...all, text: '' });
    }
    index = last;
  }
  return edits;
}
