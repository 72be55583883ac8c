import { KeyturnError } from '../../shared/ipc/envelope.ts';

/** Lists of keys are small; five megabytes hold some fifty thousand. Anything bigger is another kind of file. */
export const MAX_TEXT_BYTES = 5 * 1024 * 1024;

/**
 * What bytes are that are no Unicode. Spreadsheets mean GB 18030. zsh keeps its history in a form of its own (Src/utils.c,
 * `metafy`): there `latin1` reads each byte as one letter, which leaves ASCII what it is and says every byte again.
 */
export type Otherwise = 'gb18030' | 'latin1';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | Otherwise;

const BOMS: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

// biome's control-character rule is about typing errors; a set says the same without a regular expression.
const TEXT_CONTROLS = new Set(['\t', '\n', '\v', '\f', '\r', '\u001a', '\u001b']);

/**
 * The text in a file: UTF-8 or UTF-16 with or without its mark, else GB 18030, as Chinese spreadsheets save CSV,
 * or what the caller says. The mark is not part of the text.
 *
 * Throws KeyturnError `file-too-large` (params `maxMegabytes`) or `file-not-text`.
 */
export const decodeText = (bytes: Uint8Array, otherwise: Otherwise = 'gb18030'): string =>
  decodeEncoded(bytes, otherwise).text;

/** A text, how it was encoded, and how many bytes of its file are the mark of that. */
export interface EncodedText {
  readonly text: string;
  readonly encoding: Encoding;
  readonly mark: number;
}

/** As `decodeText`, for who writes the text back. */
export function decodeEncoded(bytes: Uint8Array, otherwise: Otherwise = 'gb18030'): EncodedText {
  if (bytes.length > MAX_TEXT_BYTES) throw tooLarge();
  const found = decode(bytes, otherwise);
  if (found === null || looksBinary(found.text)) throw new KeyturnError('file-not-text');
  return found;
}

/** The error for a file above the limit, for callers that know the size before they read. */
export function tooLarge(): KeyturnError {
  return new KeyturnError('file-too-large', { maxMegabytes: MAX_TEXT_BYTES / 1024 / 1024 });
}

function decode(bytes: Uint8Array, otherwise: Otherwise): EncodedText | null {
  for (const [encoding, mark] of BOMS) {
    if (mark.every((byte, at) => bytes[at] === byte)) {
      return { text: new TextDecoder(encoding).decode(bytes), encoding, mark: mark.length };
    }
  }
  const wide = zeroPattern(bytes);
  if (wide !== null) return { text: new TextDecoder(wide).decode(bytes), encoding: wide, mark: 0 };
  const unicode = tryFatal('utf-8', bytes);
  if (unicode !== null || otherwise === 'gb18030') return unicode ?? tryFatal('gb18030', bytes);
  // The decoder of that name is one of Windows-1252.
  return { text: Buffer.from(bytes).toString('latin1'), encoding: 'latin1', mark: 0 };
}

function tryFatal(encoding: Encoding, bytes: Uint8Array): EncodedText | null {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding, mark: 0 };
  } catch {
    return null;
  }
}

/** Latin letters in UTF-16 have a zero in every other byte, always on the same side. */
function zeroPattern(bytes: Uint8Array): Encoding | null {
  const sample = Math.min(bytes.length, 4096) & ~1;
  const zeros: [number, number] = [0, 0];
  for (let at = 0; at < sample; at += 1) {
    if (bytes[at] === 0) zeros[at % 2 === 0 ? 0 : 1] += 1;
  }
  const half = sample / 2;
  const [first, second] = zeros;
  if (second > half * 0.4 && first < half * 0.05) return 'utf-16le';
  if (first > half * 0.4 && second < half * 0.05) return 'utf-16be';
  return null;
}

function looksBinary(text: string): boolean {
  for (const char of text) {
    if (char < ' ' && !TEXT_CONTROLS.has(char)) return true;
  }
  return false;
}
