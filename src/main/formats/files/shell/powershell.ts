import type { Syntax } from './assignment.ts';
import { indentOf, lineAfter, lineEnd, lineStart } from './edits.ts';
import { type PowerShellAssignment, type PowerShellQuote, scanPowerShell } from './powershell-scan.ts';

/** Profiles and scripts of PowerShell. */
export const powershell: Syntax<PowerShellAssignment> = {
  scan: scanPowerShell,
  quoted: (value, { quote }) => quoteForPowerShell(value, quote),
  without: (gone, text) =>
    gone.map(({ from, to }) => {
      const semicolon = /[ \t]*;[ \t]*/y;
      semicolon.lastIndex = to;
      return { from, to: semicolon.test(text) ? semicolon.lastIndex : to, text: '' };
    }),
  beside({ from, to, quote, parts }, name, value, text) {
    const said = `${parts[0]}${name}${parts[1]}${quoteForPowerShell(value, quote)}${parts[2]}`;
    const before = text.slice(lineStart(text, from), from).trim();
    const alone = before === '' && /^[ \t]*;?[ \t]*(#.*)?\r?$/.test(text.slice(to, lineEnd(text, to)));
    return alone
      ? lineAfter(text, to, `${indentOf(text, from)}${said}`)
      : { from: to, to, text: `; ${said}` };
  },
};

/** Single quotes say anything; each sign that PowerShell takes for one is doubled. */
function quoteForPowerShell(value: string, like: PowerShellQuote): string {
  // A curly double quote would be doubled into itself, which only single quotes tell from an end beyond doubt.
  if (like === 'double' && !/[\u201c-\u201e\r\n]/.test(value)) {
    return `"${value.replaceAll(/[`$"]/g, '`$&')}"`;
  }
  return `'${value.replaceAll(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`;
}
