import type { Dialect } from './dialect.ts';

/** A name with its value, and where both stand. Offsets count UTF-16 units of the text. */
export interface IniPair {
  /** As the dialect compares names. */
  readonly name: string;
  /** What the tool reads; null where the value says to look elsewhere, or goes on over several lines. */
  readonly value: string | null;
  /** Where the value stands, without blanks and comments around it; of no length where it is empty. */
  readonly from: number;
  readonly to: number;
  readonly line: number;
  /** From the start of its line to behind the line end of its last line. */
  readonly start: number;
  readonly end: number;
}

/** A part of a file under one header; its name is null before the first header, and after one that cannot be read. */
export interface IniSection {
  readonly name: string | null;
  readonly line: number;
  readonly pairs: readonly IniPair[];
}

export interface IniDocument {
  readonly text: string;
  readonly sections: readonly IniSection[];
  /** Lines that are neither header, pair nor comment. */
  readonly strange: readonly number[];
}

/** Reads a text as lines. Never throws, takes any text, and its time grows with the length alone. */
export function parseIni(text: string, dialect: Dialect): IniDocument {
  let pairs: IniPair[] = [];
  const sections: IniSection[] = [{ name: null, line: 1, pairs }];
  const strange: number[] = [];
  let last: { readonly depth: number; readonly empty: boolean } | null = null;
  const ends = /\r\n|\r|\n/g;
  let line = 0;
  for (let start = text.startsWith('\uFEFF') ? 1 : 0; start < text.length; ) {
    ends.lastIndex = start;
    const found = ends.exec(text);
    const stop = found === null ? text.length : found.index;
    const end = found === null ? text.length : ends.lastIndex;
    const whole = text.slice(start, stop);
    const bare = whole.trim();
    const at = start;
    start = end;
    line += 1;
    if (bare === '' || dialect.comments.includes(bare.charAt(0))) continue;
    const depth = whole.indexOf(bare);
    const before = pairs.at(-1);
    if (last !== null && before !== undefined && depth > last.depth && goesOn(dialect, last.empty)) {
      pairs[pairs.length - 1] = {
        ...before,
        end,
        value: last.empty && dialect.deeper === 'block' ? '' : null,
      };
    } else if (bare.startsWith('[')) {
      const name = dialect.header(bare);
      if (name === null) strange.push(line);
      pairs = [];
      sections.push({ name, line, pairs });
      last = null;
    } else {
      const pair = pairOf(dialect, whole, { line, start: at, end });
      if (pair === null) strange.push(line);
      else {
        pairs.push(pair);
        last = { depth, empty: pair.from === pair.to };
      }
    }
  }
  return { text, sections, strange };
}

function goesOn({ deeper }: Dialect, empty: boolean): boolean {
  return deeper === 'value' || (deeper === 'block' && empty);
}

function pairOf(
  dialect: Dialect,
  whole: string,
  place: Pick<IniPair, 'line' | 'start' | 'end'>,
): IniPair | null {
  const delimiter = firstOf(whole, dialect.delimiters);
  const name = whole.slice(0, Math.max(0, delimiter)).trim();
  if (name === '') return null;
  const raw = whole.slice(delimiter + 1).trim();
  const length = dialect.cut(raw);
  const from = raw === '' ? whole.length : whole.indexOf(raw, delimiter + 1);
  return {
    ...place,
    name: dialect.name(name),
    value: dialect.decode(raw.slice(0, length)),
    from: place.start + from,
    to: place.start + from + length,
  };
}

function firstOf(text: string, characters: string): number {
  let first = -1;
  for (const character of characters) {
    const at = text.indexOf(character);
    if (at >= 0 && (first < 0 || at < first)) first = at;
  }
  return first;
}
