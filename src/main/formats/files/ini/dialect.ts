/**
 * How one tool, or all tools that read one file, take an INI file. Where several programs read the same file and differ,
 * a value is written only in a form that all of them read alike.
 */
export interface Dialect {
  /** The characters that make a line a comment when they come first in it. */
  readonly comments: string;
  /** The characters of which the first one in a line ends the name. */
  readonly delimiters: string;
  /**
   * Lines that stand further in than the name before them. `value`: they go on with its value, as Python's configparser
   * has it. `block`: they are a block of their own where that value is empty, as AWS has it. `plain`: they are like any.
   */
  readonly deeper: 'value' | 'block' | 'plain';
  /** The name of a section by its line without blanks around it, which starts with `[`; null where it is none. */
  readonly header: (line: string) => string | null;
  /** A name as it is compared. */
  readonly name: (name: string) => string;
  /** How much of a value belongs to it: a comment may follow on the same line. The value has no blanks around it. */
  readonly cut: (raw: string) => number;
  /** What the tools read from a value as it stands; null where it says to look elsewhere. */
  readonly decode: (raw: string) => string | null;
  /** How a value is written; null where there is no way. */
  readonly encode: (value: string) => string | null;
}

/** Line ends and other signs that no tool takes within a value. Some tools end a line at the Unicode ones, too. */
const BREAKING = /[\p{Cc}\p{Surrogate}\u2028\u2029\uFEFF]/u;

/** How a value is written so that it is read back as it is; null where the syntax has no way. */
export function rawOf(dialect: Dialect, value: string): string | null {
  if (value === '' || BREAKING.test(value)) return null;
  const raw = dialect.encode(value);
  if (raw === null || raw.trim() !== raw || dialect.cut(raw) !== raw.length) return null;
  return dialect.decode(raw) === value ? raw : null;
}
