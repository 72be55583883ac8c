import { decodeEncoded, decodeText, type Otherwise } from './text.ts';

/** The text of a file, and the way back to bytes in the encoding and with the mark that the file has. */
export interface Encoded {
  readonly text: string;
  /** Null where the encoding cannot say the text, or would be taken for another one afterwards. */
  encode(text: string): Buffer | null;
}

/**
 * Reads a text that is to be written back. Null where writing it unchanged would not give the same bytes. Throws as
 * `decodeText`.
 */
export function encodedText(bytes: Uint8Array, otherwise?: Otherwise): Encoded | null {
  const { text, encoding, mark } = decodeEncoded(bytes, otherwise);
  const to = encoding === 'gb18030' ? likeGb18030(bytes) : WRITERS[encoding];
  const start = Buffer.from(bytes.subarray(0, mark));
  const encode = (next: string): Buffer | null => {
    const body = to(next);
    if (body === null) return null;
    const whole = Buffer.concat([start, body]);
    // What is left of bytes that were no Unicode may be some, and is the same bytes.
    return encoding === 'latin1' || decodeText(whole) === next ? whole : null;
  };
  return to(text)?.equals(bytes.subarray(mark)) ? { text, encode } : null;
}

type Writer = (text: string) => Buffer | null;

const WRITERS: Readonly<Record<'utf-8' | 'utf-16le' | 'utf-16be' | 'latin1', Writer>> = {
  'utf-8': (text) => Buffer.from(text, 'utf8'),
  'utf-16le': (text) => Buffer.from(text, 'utf16le'),
  'utf-16be': (text) => Buffer.from(text, 'utf16le').swap16(),
  latin1: (text) => (/^[\0-\u00ff]*$/.test(text) ? Buffer.from(text, 'latin1') : null),
};

/**
 * JavaScript reads GB 18030 and cannot write it. What a change adds is ASCII, so the letters that the file has already say
 * how to write them: one byte below 128, four where a digit follows, else two. Null for a letter that the file does not have.
 */
function likeGb18030(bytes: Uint8Array): Writer {
  const decoder = new TextDecoder('gb18030');
  const known = new Map<string, Uint8Array>();
  for (let at = 0; at < bytes.length; ) {
    const [lead = 0, next = 0] = [bytes[at], bytes[at + 1]];
    const length = lead <= 0x80 ? 1 : next >= 0x30 && next <= 0x39 ? 4 : 2;
    const unit = bytes.subarray(at, at + length);
    if (lead >= 0x80) known.set(decoder.decode(unit), unit);
    at += length;
  }
  return (text) => {
    const parts: Uint8Array[] = [];
    for (const letter of text) {
      const unit = letter < '\u0080' ? Buffer.from(letter, 'latin1') : known.get(letter);
      if (unit === undefined) return null;
      parts.push(unit);
    }
    return Buffer.concat(parts);
  };
}
