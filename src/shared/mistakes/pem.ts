const HEAD = /-----BEGIN ([A-Z ]*PRIVATE KEY)-----/;
const TAIL = /-----END ([A-Z ]*PRIVATE KEY)-----/;

/** A private key whose line ends were written out as `\n`, as in a JSON file. */
export function hasEscapedLines(value: string): boolean {
  return HEAD.test(value) && /\\r?\\?n/.test(value);
}

/** The same with real line ends. */
export function withRealLines(value: string): string {
  return value.replaceAll('\\r', '').replaceAll('\\n', '\n').replace(/\n*$/, '\n');
}

/** A private key that became one line, or that has spaces where lines ended. */
export function hasLostLines(value: string): boolean {
  return (
    HEAD.test(value) && TAIL.test(value) && !hasEscapedLines(value) && relined(value).trim() !== tidy(value)
  );
}

/** The same in lines of 64 characters, as RFC 7468 has them. */
export function relined(value: string): string {
  const type = HEAD.exec(value)?.[1] ?? 'PRIVATE KEY';
  const body = bodyOf(value);
  if (!isOneLine(value)) return value;
  const lines = body.match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${type}-----`, ...lines, `-----END ${type}-----`, ''].join('\n');
}

/** Whether a private key begins and never ends, or has hardly anything inside. */
export function isCutPem(value: string): boolean {
  return HEAD.test(value) && (!TAIL.test(value) || bodyOf(value).length < 40);
}

function bodyOf(value: string): string {
  return value
    .replace(HEAD, '')
    .replace(TAIL, '')
    .replaceAll(/\\[rn]|\s+/g, '');
}

function isOneLine(value: string): boolean {
  const inside = value.trim().replace(HEAD, '').replace(TAIL, '').trim();
  return !/\n/.test(value.trim()) || / /.test(inside);
}

function tidy(value: string): string {
  return value.replaceAll('\r\n', '\n').trim();
}
