// Control characters move the cursor or start an escape sequence; bidirectional marks reorder what is read.
const UNSAFE = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** A text from outside, made safe to print: a label can neither repaint the screen nor pose as another line. */
export function printable(text: string): string {
  return text.replace(UNSAFE, escaped);
}

/** As `printable`, for texts in which line breaks and tabs are meant. */
export function printableLines(text: string): string {
  return text
    .replace(/\r\n/g, '\n')
    .replace(UNSAFE, (found) => (found === '\n' || found === '\t' ? found : escaped(found)));
}
