import type { CloudSpec, FieldSpec } from '../catalogue/types.ts';

/** Format characters: soft hyphen, zero-width ones, direction marks, the byte order mark; and an emoji's selector. */
const INVISIBLE = /\p{Cf}|\uFE0F/gu;
/** Spaces that only look like one: no-break, figure, ideographic and their like. */
const ODD_SPACES = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/gu;
const FULL_WIDTH = /[\uFF01-\uFF5E]/gu;

/**
 * A field that holds one word: an id, a secret, a token. Names of people, lists and maps may hold spaces, and a PEM
 * holds lines.
 */
export function isTight(spec: CloudSpec, field: FieldSpec): boolean {
  if (field.map !== undefined || isPem(spec, field)) return false;
  return field.secret || field.key === spec.publicIdField || field.format !== undefined;
}

/** Google's private key, the one field with lines that belong to it. */
export function isPem(spec: CloudSpec, field: FieldSpec): boolean {
  return spec.id === 'gcp' && field.key === 'private_key';
}

/** Whether a value carries characters that nobody sees. */
export function hasInvisible(value: string): boolean {
  return value !== withoutInvisible(value);
}

/** The value without invisible characters, odd spaces made plain. */
export function withoutInvisible(value: string): string {
  return value.replaceAll(INVISIBLE, '').replaceAll(ODD_SPACES, ' ');
}

/** Full-width letters, digits and signs as the narrow ones that they stand for. */
export function narrowed(value: string): string {
  return value.replaceAll(FULL_WIDTH, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
}

/** The value without spaces and line ends: all of them in a tight field, those around it elsewhere. */
export function withoutSpaces(value: string, tight: boolean): string {
  return tight ? value.replaceAll(/\s+/g, '') : value.trim();
}

const QUOTES = /^(?:"([^"]*)"|'([^']*)'|`([^`]*)`|“([^”]*)”|‘([^’]*)’|「([^」]*)」)$/u;
const NAME =
  /^(?:export\s+|setx?\s+|\$env:)?["']?([A-Za-z_\p{Script=Han}][\w .\-\p{Script=Han}]{0,60}?)["']?\s*[=:：]\s*/iu;
const KEY_WORD =
  /(key|secret|token|tenant|client|project|region|(^|[_ ])(ak|sk|id)$|公钥|私钥|密钥|密码|令牌|编号)/iu;

/** The value without what code and files put around it: quotes, a comma or semicolon after it, `export NAME=` before. */
export function unwrapped(value: string): string {
  let rest = value.trim();
  const name = NAME.exec(rest);
  if (name !== null && KEY_WORD.test(name[1] ?? '') && rest.length - name[0].length >= 6) {
    rest = rest.slice(name[0].length);
  }
  for (let round = 0; round < 3; round += 1) {
    const inner = rest.replace(/[,;，；、]+$/u, '').trim();
    const quoted = QUOTES.exec(inner)
      ?.slice(1)
      .find((one) => one !== undefined);
    const next = (quoted ?? inner).trim();
    if (next === rest) break;
    rest = next;
  }
  return rest;
}

/** The value with all of that mended, which is what the other mistakes are looked for in. */
export function cleaned(spec: CloudSpec, field: FieldSpec, value: string): string {
  const seen = withoutInvisible(value);
  if (field.map !== undefined) return seen;
  if (!isTight(spec, field)) return isPem(spec, field) ? unwrapped(seen) : seen.trim();
  return withoutSpaces(unwrapped(narrowed(unwrapped(seen))), true);
}
