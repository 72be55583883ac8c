import type { Syntax } from './assignment.ts';
import { indentOf, lineAfter, lineEnd, lineStart } from './edits.ts';
import { type FishAssignment, type FishQuote, scanFish } from './fish-scan.ts';
import { escapedForFish, isFishVariables, scanFishVariables } from './fish-variables.ts';

/** Scripts of fish, and its file of universal variables. */
export const fish: Syntax<FishAssignment> = {
  scan: (text) =>
    isFishVariables(text) ? { assignments: scanFishVariables(text), broken: null } : scanFish(text),
  quoted: (value, { quote }) => quoteForFish(value, quote),
  without: (gone, text) =>
    gone.map(({ from, to, whole, bound }) => {
      const count = gone.filter((other) => other.whole !== null && other.whole.start === whole?.start).length;
      // `export` without a name would print every variable.
      if (whole === null || count < whole.count) return { from, to: endOfBlanks(text, to), text: '' };
      if (bound) return { from: whole.start, to: whole.end, text: 'true' };
      const semicolon = /[ \t]*;[ \t]*/y;
      semicolon.lastIndex = whole.end;
      const end = semicolon.test(text) ? semicolon.lastIndex : whole.end;
      return { from: whole.start, to: end, text: '' };
    }),
  beside({ whole, head, joint, quote, end }, name, value, text) {
    const quoted = quoteForFish(value, quote);
    if (quoted === null) return null;
    const said = `${name}${joint}${quoted}`;
    if (head === '' || whole === null) return { from: end, to: end, text: ` ${said}` };
    const before = text.slice(lineStart(text, whole.start), whole.start).trim();
    const alone =
      before === '' && /^[ \t]*;?[ \t]*(#.*)?\r?$/.test(text.slice(whole.end, lineEnd(text, whole.end)));
    if (alone) return lineAfter(text, whole.end, `${indentOf(text, whole.start)}${head}${said}`);
    // `export` takes several; `set` takes one name.
    return joint === '='
      ? { from: end, to: end, text: ` ${said}` }
      : { from: whole.end, to: whole.end, text: `; ${head}${said}` };
  },
};

function endOfBlanks(text: string, from: number): number {
  const blanks = /[ \t]*/y;
  blanks.lastIndex = from;
  blanks.exec(text);
  return blanks.lastIndex;
}

/** Single quotes say anything; in them only a backslash and the quote itself are escaped. */
export function quoteForFish(value: string, like: FishQuote): string | null {
  if (like === 'escaped') return escapedForFish(value);
  if (like === 'none' && /^[A-Za-z0-9_./+:=@,-]+$/.test(value)) return value;
  if (like === 'double') return `"${value.replaceAll(/[\\"$]/g, '\\$&')}"`;
  return `'${value.replaceAll(/[\\']/g, '\\$&')}'`;
}
