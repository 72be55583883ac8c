import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import { lineCounter, type Splice } from '../splices.ts';

/** A YAML text with the place of each value in it. */
export interface YamlText {
  readonly text: string;
  readonly root: YAMLMap | null;
  readonly document: Document.Parsed;
}

/** Why a text is no YAML that is read here: the line where that shows, null where nobody tells. */
export interface NoYaml {
  readonly document: null;
  readonly line: number | null;
}

/** No tool's settings are larger, and a parser of YAML can be kept busy by little. */
const MAX_LENGTH = 512 * 1024;

/**
 * Reads the first document of a YAML text. Aliases are followed one by one and never expanded, so that a bomb of them
 * stays as small as it is written. Never throws.
 */
export function openYaml(text: string): YamlText | NoYaml {
  if (text.length > MAX_LENGTH) return { document: null, line: null };
  try {
    const document = parseDocument(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
    const [error] = document.errors;
    if (error !== undefined) return { document: null, line: lineCounter(text)(error.pos[0]) };
    return { text, document, root: isMap(document.contents) ? document.contents : null };
  } catch {
    return { document: null, line: null };
  }
}

/** The pairs of a mapping with that key, in any case; the tool reads the last one, if it takes two at all. */
export function pairsNamed(map: YAMLMap | null, name: string): readonly Pair[] {
  const found = map?.items.filter(
    ({ key }) => isScalar(key) && typeof key.value === 'string' && key.value.toLowerCase() === name,
  );
  return found ?? [];
}

/** The mapping under a key, behind an alias where there is one; null where there is none. */
export function mapNamed({ document }: YamlText, map: YAMLMap | null, name: string): YAMLMap | null {
  const value = pairsNamed(map, name).at(-1)?.value;
  const node = isAlias(value) ? value.resolve(document) : value;
  return isMap(node) ? node : null;
}

/** The text of a scalar under a key, as it is written where it is no quoted one; empty where there is none. */
export function textNamed({ document }: YamlText, map: YAMLMap | null, name: string): string {
  const value = pairsNamed(map, name).at(-1)?.value;
  const node = isAlias(value) ? value.resolve(document) : value;
  if (!isScalar(node)) return '';
  if (typeof node.value === 'string') return node.value;
  return node.value === null ? '' : (node.source ?? '');
}

/** Whether a key has a string for a value, as opposed to a number or a boolean that looks like it. */
export function isString(map: YAMLMap | null, name: string, text: string): boolean {
  const value = pairsNamed(map, name).at(-1)?.value;
  return isScalar(value) && value.value === text;
}

/** The edits that put another text under a key, in the style of the one that is there. Null where there is no such key. */
export function putText(yaml: YamlText, map: YAMLMap, name: string, value: string): readonly Splice[] | null {
  const pair = pairsNamed(map, name).at(-1);
  if (pair === undefined) return null;
  if (textNamed(yaml, map, name) === value && !(value === '' && pair.value === null)) return [];
  const node = isNode(pair.value) ? pair.value : null;
  const [from, to] = node?.range ?? [null, null];
  if (node === null || from === null) {
    const end = isNode(pair.key) ? pair.key.range?.[1] : undefined;
    if (end === undefined) return null;
    // The key has no value at all: it is put behind the colon.
    const colon = yaml.text.indexOf(':', end);
    return colon === -1 ? null : [{ from: colon + 1, to: colon + 1, text: ` ${scalarOf(value, node)}` }];
  }
  const written = scalarOf(value, node);
  const before = yaml.text[from - 1] === ':' ? ' ' : '';
  const isBlock = isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
  const lineEnd = isBlock && /\n$/.test(yaml.text.slice(from, to)) ? endOf(yaml.text, to) : '';
  return [{ from, to, text: `${before}${written}${lineEnd}` }];
}

/** The edit that adds a key with a value after another one that is there. Null where that one is not. */
export function addAfter(
  yaml: YamlText,
  map: YAMLMap,
  after: string,
  name: string,
  value: string,
): readonly Splice[] | null {
  const pair = pairsNamed(map, after).at(-1);
  const start = isNode(pair?.key) ? pair.key.range?.[0] : undefined;
  const end = isNode(pair?.value) ? pair.value.range?.[1] : undefined;
  if (start === undefined || end === undefined) return null;
  const written = `${name}: ${scalarOf(value, null)}`;
  if (map.flow === true) return [{ from: end, to: end, text: `, ${written}` }];
  const { text } = yaml;
  const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  // In a list the first key stands behind a dash.
  const blanks = indent.replaceAll(/[^ ]/g, ' ');
  const next = text.indexOf('\n', end === 0 ? 0 : end - 1);
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  if (next === -1) return [{ from: text.length, to: text.length, text: `${lineEnd}${blanks}${written}` }];
  return [{ from: next + 1, to: next + 1, text: `${blanks}${written}${lineEnd}` }];
}

function endOf(text: string, to: number): string {
  return text.slice(0, to).endsWith('\r\n') ? '\r\n' : '\n';
}

/** Words that YAML 1.1 or 1.2 takes for something else than text. */
const WORDS = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/i;

function scalarOf(value: string, old: Node | null): string {
  const style = isScalar(old) ? old.type : undefined;
  const isPlain = /^[A-Za-z][A-Za-z0-9/+=_-]*$/.test(value) && !WORDS.test(value);
  if (style === 'PLAIN' && isPlain) return value;
  if (style === 'QUOTE_SINGLE' && /^[\x20-\x7e]*$/.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return doubleQuoted(value);
}

/** In double quotes everything can be said; what is not printable, or ends a line for YAML 1.1, by its number. */
function doubleQuoted(value: string): string {
  const escaped = JSON.stringify(value).replaceAll(
    /[\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return escaped;
}
