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
const MAX_HEADING = 600;
const SECRET_HEADING = /secret|private|security|(?<![a-z])sk(?![a-z])|[钥密]/i;
const ID_HEADING = /access|key|id|(?<![a-z])ak(?![a-z])|[钥密]/i;

/**
 * The values of tables inside a text, each under the name at the head of its column: Markdown, tabs, commas, semicolons.
 * A table is a line that names both halves of a key and the lines below it with as many cells.
 */
export function tableValues(layout: TextLayout): readonly NamedValue[] {
  const found: NamedValue[] = [];
  let columns: readonly (Column | null)[] = [];
  let delimiter: string | null = null;
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
    if (content.length > MAX_HEADING || !SECRET_HEADING.test(content) || !ID_HEADING.test(content)) continue;
    for (const candidate of DELIMITERS) {
      if (!content.includes(candidate)) continue;
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

const DELIMITERS = ['|', '\t', ',', ';'] as const;

function isCell(column: Column, text: string): boolean {
  const inWord = /^[A-Za-z0-9+/=_.~@-]{8,400}$/.test(text);
  if (column.role !== 'region' && column.role !== 'project' && !inWord) return false;
  return text !== '' && isPossible(column.role, text, '');
}

function columnOf(text: string): Column | null {
  if (text.length > 40) return null;
  const name = text.replaceAll(/\s*[（(][^()（）]*[)）]\s*$/g, '').trim();
  const role = roleOf(name) ?? roleOf(/[\w ]{2,30}$/.exec(name)?.[0].trim() ?? '');
  return role === null ? null : { role, name: name.toLowerCase() };
}

function cellsOf(
  content: string,
  delimiter: string,
): readonly { readonly text: string; readonly at: number }[] {
  let from = 0;
  const cells = content.split(delimiter).map((raw) => {
    const text = raw.replace(/^[\s"'`*]+/, '');
    const at = from + raw.length - text.length;
    from += raw.length + 1;
    return { text: text.replace(/[\s"'`*]{1,40}$/, ''), at };
  });
  return cells.length < 2 ? [] : cells;
}
