import type { ShQuote } from './sh-word.ts';

/**
 * What needs no quotes in any shell and at any place of a word. `~` and, in zsh, `=` mean something at the start and
 * behind a colon.
 */
const BARE = /^(?![=~])(?!.*:[=~])[A-Za-z0-9_./+:=@%,~-]+$/;

/**
 * A value as a word of bash, zsh and dash. It is quoted as what stood there, where that can say it; single quotes say
 * anything, a quote itself outside of them.
 */
export function quoteForSh(value: string, like: ShQuote): string {
  if (like === 'none' && BARE.test(value)) return value;
  // zsh and bash take `!` for history only where a person types, and there single quotes alone keep it.
  if (like === 'double' && !value.includes('!')) return `"${value.replaceAll(/[\\"$`]/g, '\\$&')}"`;
  if (like === 'ansi') return `$'${value.replaceAll(/[\\']/g, '\\$&').replaceAll('\n', '\\n')}'`;
  return `'${value.replaceAll("'", "'\\''")}'`;
}
