import type { SnippetLanguage } from '../../../shared/model/script.ts';

const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, '0');

/** Signs beyond U+FFFF: Java says them in two halves, which the others would not take for one sign. */
const beyond: Readonly<Record<SnippetLanguage, (code: number, sign: string) => string>> = {
  node: (code) => `\\u{${hex(code, 1)}}`,
  python: (code) => `\\U${hex(code, 8)}`,
  go: (code) => `\\U${hex(code, 8)}`,
  java: (_, sign) => [0, 1].map((half) => `\\u${hex(sign.charCodeAt(half), 4)}`).join(''),
};

/**
 * A text as a string literal in double quotes. What is no plain ASCII is told by its number, so that no sign can end a line
 * or show the program in another order than it runs in.
 */
export function literal(language: SnippetLanguage, text: string): string {
  const said = [...text.toWellFormed()].map((sign) => {
    if (sign === '"' || sign === '\\') return `\\${sign}`;
    if (sign === '\n') return '\\n';
    if (sign === '\r') return '\\r';
    if (/^[ -~]$/.test(sign)) return sign;
    const code = sign.codePointAt(0) ?? 0;
    return code > 0xffff ? beyond[language](code, sign) : `\\u${hex(code, 4)}`;
  });
  return `"${said.join('')}"`;
}
