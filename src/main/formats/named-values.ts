import { isMasked, isPlaceholder } from '../../shared/mistakes/shapes.ts';
import { type NameRole, namePattern, roleOf } from './names.ts';
import type { TextLayout } from './text-layout.ts';
import { type Spot, spotAt } from './text-spot.ts';

/** A value with the name that stands before it, or above it in a table. */
export interface NamedValue extends Spot {
  readonly role: NameRole;
  /** The whole name in lower case, with the prefix that it has in a variable's name: `huaweicloud_sdk_ak`. */
  readonly name: string;
  /** The name and a few characters before it on its line, without signs: `组织accesskeyid`. */
  readonly words: string;
}

const BETWEEN =
  '(?:\\s?[（([][^()（）[\\]\\n]{0,20}[)）\\]])?(?:[\\s"\'`\\\\:=：＝|>,，*<({[“‘「]|(?<=[\\s-])-|为|是|的值|is\\b|value\\b|default\\b|string\\b){1,40}';
const WORD = '((?=[A-Za-z+/_.~@=-]{0,60}[0-9])[A-Za-z0-9+/][A-Za-z0-9+/=_.~@-]{7,})';
const GUID = '([0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12})';
const SAME_LINE = '["\'`\\\\\\])）]{0,4}[ \\t]{0,8}[:=：＝|>]?[ \\t"\'`\\\\(=]{0,8}';

/** What may stand between a name and its value, and the value, by what the name means. */
const AFTER: Readonly<Record<'word' | 'guid' | 'open', RegExp>> = {
  word: new RegExp(BETWEEN + WORD, 'iy'),
  guid: new RegExp(BETWEEN + GUID, 'iy'),
  open: new RegExp(`${SAME_LINE}([^\\s"'\`,;，；|}()\\\\]{1,200})`, 'y'),
};

/** How much before a name belongs to it, in characters. */
const PREFIX = 48;

/** Every named value of a text, in order. Linear: each name is looked at once, with a bounded piece before and after. */
export function namedValues(text: string, layout: TextLayout): readonly NamedValue[] {
  const found: NamedValue[] = [];
  for (const match of text.matchAll(namePattern())) {
    const role = roleOf(match[0]);
    if (role === null) continue;
    const after = AFTER[formOf(role)];
    after.lastIndex = match.index + match[0].length;
    const value = after.exec(text)?.[1];
    if (value === undefined) continue;
    const bare = formOf(role) === 'word' ? value.replace(/[._~-]+$/, '') : value;
    const start = after.lastIndex - value.length;
    if (!isPossible(role, bare, text[start + value.length] ?? '')) continue;
    const before = text.slice(Math.max(0, match.index - PREFIX), match.index);
    const line = before.slice(before.lastIndexOf('\n') + 1);
    found.push({
      ...spotAt(layout, start, bare),
      role,
      name: `${lastWord(line)}${match[0]}`.toLowerCase(),
      words: plainWords(`${line.slice(-12)}${match[0]}`),
    });
  }
  return found;
}

/** A name without case and signs. */
export function plainWords(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** The part of a variable's name at the end of a text. */
function lastWord(text: string): string {
  let from = text.length;
  while (from > 0 && /[\w.$-]/.test(text[from - 1] ?? '')) from -= 1;
  return text.slice(from);
}

function formOf(role: NameRole): 'word' | 'guid' | 'open' {
  if (role === 'guid' || role === 'tenant' || role === 'subscription') return 'guid';
  return role === 'id' || role === 'key-id' || role === 'secret' || role === 'token' ? 'word' : 'open';
}

const NO_VALUE =
  /^0x|^\d{4}-\d\d-\d\d|^\d+(\.\d+){2,}|^\/.*\.|\.(pem|json|key|pub|txt|com|cn|io|org|net)$|^[a-z]+:\/\//i;

/** Whether a value can be what its name says: no path, no date, no sample of a manual, nothing behind stars. */
export function isPossible(role: NameRole, value: string, next: string): boolean {
  if (role === 'endpoint' || role === 'tokenUri') return true;
  if (next === '*' || next === '•' || isMasked(value) || isPlaceholder(value)) return false;
  if (role === 'secret' || role === 'id' || role === 'key-id') {
    if (NO_VALUE.test(value) || value.length > 400) return false;
    return /[0-9]/.test(value) && new Set(value).size >= (role === 'secret' ? 7 : 5);
  }
  return new Set(value).size > 3 || value.length < 8;
}
