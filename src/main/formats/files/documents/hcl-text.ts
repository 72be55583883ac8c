import { closeOf, expressionEnd, lineEndOf, pastBlanks } from './hcl-scan.ts';
import { hclText } from './hcl-string.ts';
import type { NamedText, NamedTexts } from './named-texts.ts';

const NAME = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;

/**
 * Reads the assignments of a file of Terraform's variables: those at the top whose value is one quoted string, and the
 * like within an object, one level deep. Whatever else stands there is passed over: numbers, lists, calls, here-documents,
 * comments. Stops where the text is no HCL. Takes time linear in the text's length, and never throws.
 */
export function readHcl(text: string): NamedTexts {
  const texts: NamedText[] = [];
  const seen = new Set<string>();
  const repeated: number[] = [];
  let at = pastBlanks(text, text.startsWith('\ufeff') ? 1 : 0, true);
  while (at < text.length) {
    const name = wordAt(text, at);
    const sign = name === null ? -1 : pastBlanks(text, at + name.length, false);
    if (name === null || text[sign] !== '=' || text[sign + 1] === '=') return { texts, repeated, broken: at };
    if (seen.has(name)) repeated.push(at);
    seen.add(name);
    const start = pastBlanks(text, sign + 1, false);
    const end = expressionEnd(text, start);
    if (end === null) return { texts, repeated, broken: start };
    const found =
      text[start] === '{' ? textsInside(text, start, end, name) : textAt(text, start, end, [name]);
    texts.push(...found);
    at = pastBlanks(text, end, true);
    if (at === end && at < text.length) return { texts, repeated, broken: at };
  }
  return { texts, repeated, broken: null };
}

/** The quoted strings among the items of an object; nothing where the braces are a part of something larger. */
function textsInside(text: string, from: number, to: number, parent: string): readonly NamedText[] {
  const close = closeOf(text, from);
  if (close === null || pastBlanks(text, close + 1, false) < to) return [];
  const texts: NamedText[] = [];
  let at = pastBlanks(text, from + 1, true);
  while (at < close) {
    const key = keyAt(text, at);
    if (key === null) return texts;
    const sign = pastBlanks(text, key.end, false);
    if (text[sign] !== '=' && text[sign] !== ':') return texts;
    const start = pastBlanks(text, sign + 1, false);
    const end = expressionEnd(text, start);
    if (end === null) return texts;
    if (key.name !== null) texts.push(...textAt(text, start, end, [parent, key.name]));
    at = pastBlanks(text, end, true);
    if (text[at] === ',') at = pastBlanks(text, at + 1, true);
    else if (at === end) return texts;
  }
  return texts;
}

function keyAt(text: string, at: number): { readonly name: string | null; readonly end: number } | null {
  const word = wordAt(text, at);
  if (word !== null) return { name: word, end: at + word.length };
  const close = closeOf(text, at);
  if (close === null) return null;
  return { name: text[at] === '"' ? hclText(text.slice(at + 1, close)) : null, end: close + 1 };
}

/** The value, where it is one quoted string and nothing more. */
function textAt(text: string, from: number, to: number, path: readonly string[]): readonly NamedText[] {
  if (text[from] !== '"') return [];
  const close = closeOf(text, from);
  if (close === null || pastBlanks(text, close + 1, false) < Math.min(to, lineEndOf(text, close))) return [];
  const value = hclText(text.slice(from + 1, close));
  return value === null ? [] : [{ path, value, from, to: close + 1 }];
}

function wordAt(text: string, at: number): string | null {
  NAME.lastIndex = at;
  return NAME.exec(text)?.[0] ?? null;
}
