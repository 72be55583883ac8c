import { type JsonText, type MemberNode, nameOf, type ObjectNode } from './json-text.ts';
import type { NamedText, NamedTexts } from './named-texts.ts';

/** The variables of a `.tfvars.json`: strings at the top, and within objects one level deep. */
export function textsOfJson(json: JsonText): NamedTexts {
  if (json.root.type !== 'Object') return { texts: [], repeated: [], broken: 0 };
  const last = lastByName(json.root);
  const repeated = json.root.members.filter((member) => last.get(nameOf(member)) !== member);
  return {
    texts: [...last].flatMap(([name, { value }]) =>
      value.type === 'Object'
        ? [...lastByName(value)].flatMap(([key, member]) => textOf(json, [name, key], member))
        : textOf(json, [name], { value }),
    ),
    repeated: repeated.map((member) => json.span(member).from),
    broken: null,
  };
}

function lastByName(object: ObjectNode): ReadonlyMap<string, MemberNode> {
  return new Map(object.members.map((member) => [nameOf(member), member]));
}

function textOf(
  json: JsonText,
  path: readonly string[],
  { value }: Pick<MemberNode, 'value'>,
): readonly NamedText[] {
  return value.type === 'String' ? [{ path, value: value.value, ...json.span(value) }] : [];
}
