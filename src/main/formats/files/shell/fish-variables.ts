import type { FishAssignment } from './fish-scan.ts';

/** What fish writes above its universal variables. */
const HEAD = /^# VERSION: [\d.]+\r?$/m;
const LINE = /^(SETUVAR(?: --\w+)* )([A-Za-z_]\w*):(.*)$/gm;
const ESCAPE = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|(.))/g;

/** Whether a text is the file in which fish keeps what `set -U` was told once. */
export function isFishVariables(text: string): boolean {
  return HEAD.test(text) && text.includes('\nSETUVAR ');
}

/**
 * The variables of `fish_variables`, one a line, what is no letter or digit as `\xHH` or `\uHHHH`; a list has `\x1e` between
 * its values. Source: fish-shell, src/env_universal_common; tried with fish 3.6.
 */
export function scanFishVariables(text: string): readonly FishAssignment[] {
  return [...text.matchAll(LINE)].map(({ index, 0: line, 1: head = '', 2: name = '', 3: raw = '' }) => {
    const [start, end] = [index + line.length - raw.length, index + line.length];
    return {
      ...{ name, value: saidIn(raw), start, end, quote: 'escaped', from: index, to: end },
      ...{ whole: { start: index, end, count: 1 }, head, joint: ':', bound: false },
    };
  });
}

function saidIn(raw: string): string | null {
  // More than one value, or none.
  if (/\\x1[de]/i.test(raw)) return null;
  return raw.replaceAll(ESCAPE, (all, x?: string, u?: string, long?: string, sign?: string) => {
    const code = Number.parseInt(x ?? u ?? long ?? '', 16);
    if (Number.isNaN(code)) return sign ?? all;
    return code > 0x10ffff ? all : String.fromCodePoint(code);
  });
}

/** A value as fish writes it there; null for what would be a list of values. */
export function escapedForFish(value: string): string | null {
  if (value.includes('\u001d') || value.includes('\u001e')) return null;
  return [...value]
    .map((letter) => {
      if (/[A-Za-z0-9/_]/.test(letter)) return letter;
      const code = (letter.codePointAt(0) ?? 0).toString(16);
      if (code.length <= 2) return `\\x${code.padStart(2, '0')}`;
      return code.length <= 4 ? `\\u${code.padStart(4, '0')}` : `\\U${code.padStart(8, '0')}`;
    })
    .join('');
}
