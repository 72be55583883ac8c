const HEREDOC = /<<-?([\p{ID_Start}_][\p{ID_Continue}-]*)\r?\n/uy;
const BLANKS = /[ \t\r\ufeff]*/y;

/** The offset after blanks and comments, and after line ends where they mean nothing. */
export function pastBlanks(text: string, from: number, lines: boolean): number {
  let at = from;
  while (at < text.length) {
    BLANKS.lastIndex = at;
    at += BLANKS.exec(text)?.[0].length ?? 0;
    const sign = text[at];
    if (sign === '\n' && lines) at += 1;
    else if (sign === '#' || (sign === '/' && text[at + 1] === '/')) at = lineEndOf(text, at);
    else if (sign === '/' && text[at + 1] === '*') at = pastComment(text, at);
    else return at;
  }
  return at;
}

/** The offset of the next line end, or of the text's end. */
export function lineEndOf(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

/** The offset at which an expression ends: a line end, a comma or a closing bracket outside all brackets. Null where one stays open. */
export function expressionEnd(text: string, from: number): number | null {
  let at = from;
  while (at < text.length) {
    const sign = text[at] ?? '';
    if (sign === '\n' || sign === ',' || sign === ')' || sign === ']' || sign === '}') break;
    if (sign === '#' || (sign === '/' && text[at + 1] === '/')) break;
    const next = pastPiece(text, at);
    if (next === null) return null;
    at = next;
  }
  return at === from ? null : at;
}

/** The offset of the quote or bracket that closes the one at `from`; null where none does, or none is opened there. */
export function closeOf(text: string, from: number): number | null {
  if (text[from] === '"') return closingQuote(text, from);
  if (!isOpening(text[from])) return null;
  // Which bracket closes which is Terraform's to check: that they are as many is enough to find the end.
  let depth = 0;
  let at = from;
  while (at < text.length) {
    const sign = text[at] ?? '';
    if (isOpening(sign)) {
      depth += 1;
      at += 1;
    } else if (sign === ')' || sign === ']' || sign === '}') {
      depth -= 1;
      if (depth === 0) return at;
      at += 1;
    } else {
      const next = sign === '#' || text.startsWith('//', at) ? lineEndOf(text, at) : pastFlat(text, at);
      if (next === null) return null;
      at = next;
    }
  }
  return null;
}

function pastPiece(text: string, at: number): number | null {
  if (!isOpening(text[at])) return pastFlat(text, at);
  const close = closeOf(text, at);
  return close === null ? null : close + 1;
}

/** The offset after what stands at `at`, which opens no bracket: a string, a here-document, a comment, a character. */
function pastFlat(text: string, at: number): number | null {
  if (text[at] === '"') {
    const close = closingQuote(text, at);
    return close === null ? null : close + 1;
  }
  if (text.startsWith('/*', at)) return pastComment(text, at);
  if (text.startsWith('<<', at)) return pastHeredoc(text, at);
  return at + 1;
}

function pastComment(text: string, at: number): number {
  const end = text.indexOf('*/', at + 2);
  return end === -1 ? text.length : end + 2;
}

/** A here-document ends with a line that holds its word alone; the line's end belongs to what comes after. */
function pastHeredoc(text: string, at: number): number | null {
  HEREDOC.lastIndex = at;
  const match = HEREDOC.exec(text);
  const word = match?.[1];
  if (match === null || word === undefined) return at + 2;
  let line = at + match[0].length;
  while (line < text.length) {
    const end = lineEndOf(text, line);
    if (text.slice(line, end).trim() === word) return end;
    line = end + 1;
  }
  return null;
}

/** The quote that ends a template, past the interpolations in it and the templates in those. */
function closingQuote(text: string, from: number): number | null {
  const open: ('"' | '{')[] = ['"'];
  let at = from + 1;
  while (at < text.length) {
    const sign = text[at] ?? '';
    if (open.at(-1) === '{') {
      if (sign === '}') open.pop();
      else if (sign === '{' || sign === '"') open.push(sign);
      at += 1;
    } else if (sign === '"') {
      open.pop();
      if (open.length === 0) return at;
      at += 1;
    } else if (sign === '\n') {
      return null;
    } else if (sign === '\\') {
      at += 2;
    } else if ((sign === '$' || sign === '%') && text[at + 1] === sign && text[at + 2] === '{') {
      at += 3;
    } else if ((sign === '$' || sign === '%') && text[at + 1] === '{') {
      open.push('{');
      at += 2;
    } else {
      at += 1;
    }
  }
  return null;
}

function isOpening(sign: string | undefined): boolean {
  return sign === '{' || sign === '[' || sign === '(';
}
