import { readAliyunConsoleCsv } from './aliyun-console-csv.ts';
import { readAwsConsoleCsv, readAwsRootKey } from './aws-console-csv.ts';
import type { ReadResult } from './found-key.ts';
import { readFreeText } from './free-text.ts';

/** `csv`: a console's own file with its header; `text`: anything else, searched by shape. */
export interface DetectedKeys extends ReadResult {
  readonly format: 'csv' | 'text';
}

/** Finds the keys in a text, whose form is told by its first line alone: names of files are changed at will. */
export function readKeys(text: string): DetectedKeys {
  const table = readAwsConsoleCsv(text) ?? readAliyunConsoleCsv(text) ?? readAwsRootKey(text);
  if (table !== null) return { format: 'csv', ...table };
  return { format: 'text', ...readFreeText(text) };
}
