import { isPossible, type NamedValue, plainWords } from './named-values.ts';
import { type NameRole, roleOf } from './names.ts';
import type { TextLayout } from './text-layout.ts';
import { spotAt } from './text-spot.ts';

interface Column {
  readonly role: NameRole;
  readonly name: string;
}

/** Rows of tables are short; a longer line is something else. */
const MAX_LINE = 4000;
const HEADING = /key|secret|(?<![a-z])[as]k(?![a-z])|[钥密]/i;

/**
 * The values of tables inside a text, each under the name at the head of its column: Markdown, tabs, commas, semicolons.
 * A table is a line that names both halves of a key and the lines below it with as many cells.
 */
export function tableValues(layout: TextLayout): readonly NamedValue[] {
  const found: NamedValue[] = [];
  let columns: readonly (Column | null)[] = [];
  let delimiter: RegExp | null = null;
  for (const [line, content] of layout.lines.entries()) {
    if (content.length > MAX_LINE) continue;
    const cells = delimiter === null ? [] : cellsOf(content, delimiter);
    if (delimiter !== null && cells.length === columns.length) {
      for (const [index, cell] of cells.entries()) {
        const column = columns[index];
        if (column === undefined || column === null || !isCell(column, cell.text)) continue;
        const { text, at } = cell;
        const spot = spotAt(layout, layout.startOf(line) + at, text);
        found.push({ ...spot, role: column.role, name: column.name, words: plainWords(column.name) });
      }
      continue;
    }
    delimiter = null;
    if (!HEADING.test(content)) continue;
    for (const candidate of DELIMITERS) {
      const heads = cellsOf(content, candidate).map(({ text }) => columnOf(text));
      const roles = new Set(heads.map((head) => head?.role));
      if (!(roles.has('id') || roles.has('guid')) || !roles.has('secret')) continue;
      columns = heads;
      delimiter = candidate;
      break;
    }
  }
  return found;
}

const DELIMITERS: readonly RegExp[] = [/\|/g, /\t/g, /,/g, /;/g];

function isCell(column: Column, text: string): boolean {
  const inWord = /^[A-Za-z0-9+/=_.~@-]{8,400}$/.test(text);
  if (column.role !== 'region' && column.role !== 'project' && !inWord) return false;
  return text !== '' && isPossible(column.role, text, '');
}

function columnOf(text: string): Column | null {
  const name = text.replaceAll(/\s*[（(][^()（）]*[)）]\s*$/g, '').trim();
  const role = roleOf(name) ?? roleOf(/([\w ]+)$/.exec(name)?.[1]?.trim() ?? '');
  return role === null ? null : { role, name: name.toLowerCase() };
}

function cellsOf(content: string, delimiter: RegExp): readonly { readonly text: string; readonly at: number }[] {
  const cells: { text: string; at: number }[] = [];
  let from = 0;
  const add = (to: number): void => {
    const raw = content.slice(from, to);
    const text = raw.replace(/^[\s"'`*]+/, '');
    cells.push({ text: text.replace(/[\s"'`*]+$/, ''), at: from + raw.length - text.length });
  };
  for (const match of content.matchAll(delimiter)) {
    add(match.index);
    from = match.index + 1;
  }
  add(content.length);
  return cells.length < 2 ? [] : cells;
}
