import { type Splice, spliced } from '../splices.ts';
import type { IniPair } from './document.ts';

/** The text with other parts, as `spliced`. Where the last line went, and had no line end, the line before it is the last one now. */
export function splicedLines(text: string, splices: readonly Splice[]): string {
  const result = spliced(text, splices);
  const removedEnd = splices.some(({ to, text: put }) => to === text.length && put === '');
  return removedEnd && !/[\r\n]$/.test(text) ? result.replace(/(?:\r\n|\r|\n)$/, '') : result;
}

/** Another value in the place of a pair's. */
export function valueSplice(text: string, { from, to }: IniPair, raw: string): Splice {
  if (from !== to) return { from, to, text: raw };
  // `name =` with nothing behind it: the value keeps the distance that the sign has on its other side.
  const gap = /[=:]/.test(text.charAt(from - 1)) && /[ \t]/.test(text.charAt(from - 2)) ? ' ' : '';
  const rest = /^[^\r\n]$/.test(text.charAt(to)) ? ' ' : '';
  return { from, to, text: `${gap}${raw}${rest}` };
}

/** A pair without its lines. */
export function removal({ start, end }: IniPair): Splice {
  return { from: start, to: end, text: '' };
}

/** Another pair in the place of a whole one: its indent, the blanks around its sign and its line end stay. */
export function pairSplice(text: string, pair: IniPair, name: string, raw: string): Splice {
  return { from: pair.start, to: pair.end, text: `${lineLike(text, pair, name, raw)}${lineEnd(text, pair)}` };
}

/** A new line behind a pair that looks like it. */
export function lineBehind(text: string, pair: IniPair, name: string, raw: string): Splice {
  const line = lineLike(text, pair, name, raw);
  const ended = lineEnd(text, pair);
  const added = ended === '' ? `${eolOf(text)}${line}` : `${line}${ended}`;
  return { from: pair.end, to: pair.end, text: added };
}

function lineLike(text: string, pair: IniPair, name: string, raw: string): string {
  const before = text.slice(pair.start, pair.from);
  const [, indent = '', sign = ' = '] = /^(\s*).*?(\s*[=:]\s*)$/s.exec(before) ?? [];
  return `${indent}${name}${sign}${raw}`;
}

function lineEnd(text: string, pair: IniPair): string {
  return /(?:\r\n|\r|\n)$/.exec(text.slice(pair.start, pair.end))?.[0] ?? '';
}

function eolOf(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
}
