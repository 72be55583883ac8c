/** The arguments of a program as a person types them: one a line, the program first. */
export const linesOfArgv = (argv: readonly string[] | null): string => (argv ?? []).join('\n');

/**
 * A program with its arguments out of lines; null where there is none. Text that nobody changed stays what it stands for,
 * since an argument may hold a line break of its own. Empty lines at the end are nobody's argument; one between others is.
 */
export function argvOfLines(text: string, before: readonly string[] | null): readonly string[] | null {
  if (before !== null && text === linesOfArgv(before)) return before;
  const lines = text.split(/\r?\n/);
  const end = lines.findLastIndex((line) => line.trim() !== '') + 1;
  const start = lines.findIndex((line) => line.trim() !== '');
  return start < 0 ? null : lines.slice(start, end);
}
