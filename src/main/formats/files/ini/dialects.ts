import type { Dialect } from './dialect.ts';

const whole = (raw: string): number => raw.length;
const same = (raw: string): string => raw;

/** A comment after a blank, as most tools have it. */
function cutAtComment(raw: string): number {
  const found = /(?:^|\s+)[#;]/.exec(raw);
  return found === null ? raw.length : found.index;
}

function headerToBracket(line: string): string | null {
  return /^\[([^\]]+)\]/.exec(line)?.[1]?.trim() || null;
}

/**
 * `~/.aws/credentials` and `~/.aws/config`. botocore reads them with Python's RawConfigParser (`=` or `:`, names without
 * case, no comment after a value), the JavaScript and Go SDKs with parsers of their own (`=` alone, a comment may follow a
 * blank): botocore/configloader.py, @smithy/core parseIni. No quotes, no escapes, no interpolation in any of them.
 */
export const aws: Dialect = {
  comments: '#;',
  delimiters: '=:',
  deeper: 'block',
  header: headerToBracket,
  name: (name) => name.toLowerCase(),
  cut: cutAtComment,
  decode: same,
  encode: same,
};

/** Python's SafeConfigParser and its heir ConfigParser: `%` starts an interpolation, and is written twice. */
export const python: Dialect = {
  comments: '#;',
  delimiters: '=:',
  deeper: 'value',
  header: headerToBracket,
  name: (name) => name.toLowerCase(),
  cut: cutAtComment,
  // A single `%` makes the tool fail; it is read as it stands, since the key is there all the same.
  decode: (raw) => (/(?<!%)(?:%%)*%\(/.test(raw) ? null : raw.replaceAll('%%', '%')),
  encode: (value) => value.replaceAll('%', '%%'),
};

/** Signs that some of several readers of one file take for a quote, an escape, a comment or an interpolation. */
const DISPUTED = /[\s"'`\\;#%]|^(?:true|false|null)$|^\[/;

/**
 * Files that SDKs in many languages read, each with another parser: npm's `ini` (comments anywhere, JSON in quotes),
 * Go's ini.v1 (quotes, backslashes), Python's configparser. Read as npm's `ini` does, written in what all have in common.
 */
export const shared: Dialect = {
  comments: '#;',
  delimiters: '=:',
  deeper: 'plain',
  header: headerToBracket,
  name: (name) => name.toLowerCase(),
  cut: (raw) => {
    if (/^(["']).*\1$/s.test(raw)) return raw.length;
    const found = /(?<!\\)(?:\\\\)*([#;])/.exec(raw);
    if (found === null) return raw.length;
    return raw.slice(0, found.index + found[0].length - 1).trimEnd().length;
  },
  decode: (raw) => {
    const quoted = /^(["'])(.*)\1$/s.exec(raw);
    if (quoted === null) return raw.replaceAll(/\\([\\;#])/g, '$1');
    const inner = quoted[2] ?? '';
    return inner.includes('\\') ? null : inner;
  },
  encode: (value) => (DISPUTED.test(value) ? null : value),
};

/**
 * rclone.conf, which goconfig reads: backticks or three double quotes around a value, up to the last of them, no comment
 * after it, `%(name)s` for another value, and names and sections with their case. Tried with rclone 1.60.
 */
export const rclone: Dialect = {
  comments: '#;',
  delimiters: '=:',
  deeper: 'plain',
  header: (line) => (line.endsWith(']') ? line.slice(1, -1).trim() || null : null),
  name: (name) => name.replace(/^(["`])(.*)\1$/, '$2'),
  cut: whole,
  decode: (raw) => {
    if (/%\([^)]*\)s/.test(raw)) return null;
    const quote = raw.length >= 2 ? (/^(?:`|""")/.exec(raw)?.[0] ?? null) : null;
    if (quote === null) return raw;
    const last = raw.lastIndexOf(quote);
    return last < quote.length ? null : raw.slice(quote.length, last);
  },
  encode: (value) => (value.trim() !== value || /^(?:`|""")/.test(value) ? `\`${value}\`` : value),
};

/**
 * `.s3cfg`: quotes around the whole value go, blanks inside them too, and `$NAME` stands for a variable of the
 * environment: S3/Config.py of s3cmd 2.3.
 */
export const s3cmd: Dialect = {
  comments: '#',
  delimiters: '=',
  deeper: 'plain',
  header: headerToBracket,
  name: same,
  cut: whole,
  decode: (raw) => {
    const value = (/^"(.*)"$/s.exec(raw)?.[1] ?? raw).trim();
    return value.startsWith('$') ? null : value;
  },
  encode: (value) => (/^".*"$/s.test(value) ? `"${value}"` : value),
};
