import { readAwsRootKey } from './aws-root-key.ts';
import { ALL_SIGNS } from './clouds/index.ts';
import { readConsoleCsv } from './console-csv.ts';
import type { ReadResult } from './found-key.ts';
import { readFreeText } from './free-text.ts';

export { looksLikeTable } from './table-shape.ts';

/** `csv`: a console's own file with its header; `text`: anything else, searched by shape, names and surroundings. */
export interface DetectedKeys extends ReadResult {
  readonly format: 'csv' | 'text';
}

/**
 * Finds the keys of every cloud in a text, whose form is told by its first line alone: names of files are changed at
 * will. A file's name only helps to tell whose keys they are where nothing inside does.
 */
export function readKeys(text: string, fileName?: string | null): DetectedKeys {
  const table = readConsoleFile(text) ?? readAwsRootKey(text);
  if (table !== null) return { format: 'csv', ...table };
  return { format: 'text', ...readFreeText(text, fileName ?? '') };
}

/** Reads the CSV that a cloud's console offers; null when the header is none of theirs. */
export function readConsoleFile(text: string): ReadResult | null {
  for (const { cloud, csv } of ALL_SIGNS) {
    const found = csv === null ? null : readConsoleCsv(text, { cloud, ...csv });
    if (found !== null) return found;
  }
  return null;
}
