/** One line of a field that holds values under names. */
export interface MapLine {
  readonly name: string;
  readonly value: string;
}

/** The lines of `name=value`; a line without the sign has no value yet. */
export function mapLines(text: string): readonly MapLine[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const at = line.search(/[=\t]/);
      return at < 0
        ? { name: line.trim(), value: '' }
        : { name: line.slice(0, at).trim(), value: line.slice(at + 1).trim() };
    });
}

/** The text that is kept: what is empty on both sides is left out. */
export function mapText(lines: readonly MapLine[]): string {
  return lines
    .filter(({ name, value }) => name.trim() !== '' || value.trim() !== '')
    .map(({ name, value }) => `${name.trim()}=${value.trim()}`)
    .join('\n');
}
