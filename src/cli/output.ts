import type { CliIo } from './io.ts';
import { createPaint, type Paint } from './text/paint.ts';

/** A value that JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * Where results, notes and progress go: results to stdout, everything else to stderr;
 * with `--json` stdout holds one JSON document and nothing else.
 */
export interface Output {
  readonly json: boolean;
  readonly paint: Paint;
  /** The terminal's width for tables; null when stdout is none. */
  readonly width: number | null;
  /** The result of a command, in one of two forms. Called once. */
  result(json: Json, text: () => string): void;
  /** A line for the person, not part of the result. */
  note(text: string): void;
  /** A passing line: on a terminal each replaces the one before and an empty one clears it; nowhere else shown. */
  progress(text: string): void;
}

/** Creates the output over the streams of `io`. */
export function createOutput(io: CliIo, json: boolean): Output {
  let passing = false;
  const clear = (): void => {
    if (passing) io.stderr.write('\r\u001b[K');
    passing = false;
  };
  return {
    json,
    paint: createPaint(io.stdout, io.env),
    width: io.stdout.isTTY ? io.stdout.columns : null,
    result(value, text) {
      clear();
      io.stdout.write(json ? `${JSON.stringify(value, null, 2)}\n` : text());
    },
    note(text) {
      clear();
      io.stderr.write(`${text}\n`);
    },
    progress(text) {
      if (!io.stderr.isTTY) return;
      clear();
      if (text === '') return;
      io.stderr.write(text);
      passing = true;
    },
  };
}
