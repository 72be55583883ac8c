import { describe, expect, it } from 'vitest';
import { matchScore, rank } from '../../../../src/renderer/features/palette/match.ts';

const fits = (text: string, typed: string) => matchScore(text, typed) !== null;

describe('the palette', () => {
  it('finds a command by a part of it, by the starts of its words, and by its initials', () => {
    expect(fits('Copy secret', 'sec')).toBe(true);
    expect(fits('Paste text with keys', 'keys pa')).toBe(true);
    expect(fits('Paste text with keys', 'ptw')).toBe(true);
    expect(fits('锁定密钥库', '密钥')).toBe(true);
    expect(fits('Reveal or conceal the secret', 'ter')).toBe(false);
  });

  it('puts what starts with the typed text first, and keeps the order while nothing is typed', () => {
    const labels = ['Lock the vault', 'Unverified', 'Verify'];
    expect(rank(labels, (label) => label, 'ver')).toEqual(['Verify', 'Unverified']);
    expect(rank(labels, (label) => label, ' ')).toEqual(labels);
  });
});
