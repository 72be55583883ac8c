import type { Syntax } from './assignment.ts';
import { indentOf, lineAfter, lineEnd, lineStart } from './edits.ts';
import { type FishAssignment, type FishQuote, scanFish } from './fish-scan.ts';

/** Scripts of fish. */
export const fish: Syntax<FishAssignment> = {
  scan: (text) => scanFish(text),
  quoted: (value, { quote }) => quoteForFish(value, quote),
  without: (gone, text) =>
    gone.map(({ from, to, head, bound }) => {
      if (head === '') return { start: from, end: endOfBlanks(text, to), text: '' };
      if (bound) return { start: from, end: to, text: 'true' };
      const semicolon = /[ \t]*;[ \t]*/y;
      semicolon.lastIndex = to;
      return { start: from, end: semicolon.test(text) ? semicolon.lastIndex : to, text: '' };
    }),
  beside({ from, to, head, joint, quote, end }, name, value, text) {
    const said = `${name}${joint}${quoteForFish(value, quote)}`;
    if (head === '') return { start: end, end, text: ` ${said}` };
    const before = text.slice(lineStart(text, from), from).trim();
    const alone = before === '' && /^[ \t]*;?[ \t]*(#.*)?\r?$/.test(text.slice(to, lineEnd(text, to)));
    if (alone) return lineAfter(text, to, `${indentOf(text, from)}${head}${said}`);
    // `export` takes several; `set` takes one name.
    return joint === '='
      ? { start: end, end, text: ` ${said}` }
      : { start: to, end: to, text: `; ${head}${said}` };
  },
};

function endOfBlanks(text: string, from: number): number {
  const blanks = /[ \t]*/y;
  blanks.lastIndex = from;
  blanks.exec(text);
  return blanks.lastIndex;
}

/** Single quotes say anything; in them only a backslash and the quote itself are escaped. */
export function quoteForFish(value: string, like: FishQuote): string {
  if (like === 'none' && /^[A-Za-z0-9_./+:=@,-]+$/.test(value)) return value;
  if (like === 'double') return `"${value.replaceAll(/[\\"$]/g, '\\$&')}"`;
  return `'${value.replaceAll(/[\\']/g, '\\$&')}'`;
}
