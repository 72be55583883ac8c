/** The lines of a text and the blocks that they form. Lines are numbered from 0 here. */
export interface TextLayout {
  readonly lines: readonly string[];
  /** The line that a position in the text is on. */
  lineAt(position: number): number;
  /** Where a line starts in the text. */
  startOf(line: number): number;
  /** Which block a line belongs to. */
  blockOf(line: number): number;
  /** The lines of a block, shortened for look-ups of names. */
  linesOfBlock(block: number): readonly string[];
  /** The name of the section, as in `[work]` or `[profile work]`, that a block stands under; empty when under none. */
  sectionOf(block: number): string;
}

/** Names and regions stand at the start of lines; looking no further bounds the work on a text of one huge line. */
const HEAD = 400;

/**
 * Splits a text (line ends `\n` only) into lines and blocks. A line without any letter or digit ends a block: an empty
 * one, a rule, a bracket. A section header of an ini file starts one.
 */
export function layoutOf(text: string): TextLayout {
  const lines = text.split('\n');
  const starts: number[] = [];
  const blocks: number[] = [];
  const sections: string[] = [''];
  const firsts: number[] = [0];
  let position = 0;
  for (const [line, content] of lines.entries()) {
    starts.push(position);
    position += content.length + 1;
    const section = sectionName(content);
    const separates = section !== null || !/[\p{L}\p{N}]/u.test(content);
    if (separates) {
      sections.push(section ?? sections.at(-1) ?? '');
      firsts.push(line);
    }
    blocks.push(sections.length - 1);
  }
  return {
    lines,
    startOf: (line) => starts[line] ?? 0,
    lineAt: (at) => lastAtOrBelow(starts, at),
    blockOf: (line) => blocks[line] ?? 0,
    linesOfBlock: (block) =>
      lines.slice(firsts[block] ?? 0, firsts[block + 1] ?? lines.length).map((line) => line.slice(0, HEAD)),
    sectionOf: (block) => sections[block] ?? '',
  };
}

function sectionName(line: string): string | null {
  const match = /^\s*\[(?:profile\s+)?([^\][",{}]{1,120})\]\s*$/.exec(line.slice(0, HEAD));
  return match?.[1]?.trim() ?? null;
}

function lastAtOrBelow(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
