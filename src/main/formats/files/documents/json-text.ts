import { type MemberNode, type ObjectNode, parse, type ValueNode } from '@humanwhocodes/momoa';

export type { MemberNode, ObjectNode, ValueNode } from '@humanwhocodes/momoa';

/** A JSON text with the place of each value in it. */
export interface JsonText {
  readonly text: string;
  readonly root: ValueNode;
  /** Where a node starts and ends in the text. */
  readonly span: (node: Spanned) => { readonly from: number; readonly to: number };
}

interface Spanned {
  readonly loc: { readonly start: { readonly offset: number }; readonly end: { readonly offset: number } };
}

/** Why a text is no JSON: the line where that shows, null where nobody tells. */
export interface NoJson {
  readonly root: null;
  readonly line: number | null;
}

const BOM = '\ufeff';

/**
 * Reads a JSON text by RFC 8259, after a byte order mark if there is one. Comments and trailing commas are refused, as
 * by every tool whose file is read here. Never throws: nesting that the reader cannot follow is no JSON either.
 */
export function openJson(text: string): JsonText | NoJson {
  const shift = text.startsWith(BOM) ? 1 : 0;
  const bare = text.slice(shift);
  try {
    const root = parse(bare, { mode: 'json' }).body;
    // Momoa lets control characters pass within strings, which no other reader does.
    JSON.parse(bare);
    const span = ({ loc }: Spanned) => ({ from: loc.start.offset + shift, to: loc.end.offset + shift });
    return { text, root, span };
  } catch (error) {
    const line =
      error instanceof Error && 'line' in error && typeof error.line === 'number' ? error.line : null;
    return { root: null, line };
  }
}

/** How a tool finds a member by its name: Go's encoding/json takes any case, everybody else the name alone. */
export type NameMatch = 'exact' | 'any-case';

/** The members of that name. Where there are several, Go, Python and JavaScript read the last one. */
export function membersNamed(object: ObjectNode, name: string, match: NameMatch): readonly MemberNode[] {
  return object.members.filter((member) => {
    const own = nameOf(member);
    return own === name || (match === 'any-case' && own.toLowerCase() === name.toLowerCase());
  });
}

/** The value of the last member of that name; undefined where there is none. */
export function valueNamed(object: ObjectNode, name: string, match: NameMatch): ValueNode | undefined {
  return membersNamed(object, name, match).at(-1)?.value;
}

/** The string of a member; empty where it is missing or something else. */
export function stringNamed(object: ObjectNode, name: string, match: NameMatch): string {
  const value = valueNamed(object, name, match);
  return value?.type === 'String' ? value.value : '';
}

/** The objects in an array; none where it is something else. */
export function objectsIn(value: ValueNode | undefined): readonly ObjectNode[] {
  if (value?.type !== 'Array') return [];
  return value.elements.map((element) => element.value).filter((one) => one.type === 'Object');
}

/** A member's name, without its escapes. */
export function nameOf(member: MemberNode): string {
  return member.name.type === 'String' ? member.name.value : member.name.name;
}
