import { describe, expect, it } from 'vitest';
import { printable, printableLines } from '../../../src/cli/text/escape.ts';
import { createPaint } from '../../../src/cli/text/paint.ts';
import { renderPairs, renderTable } from '../../../src/cli/text/table.ts';
import { displayWidth, truncate } from '../../../src/cli/text/width.ts';

const plain = (text: string): string => text;

describe('displayWidth', () => {
  it.each([
    ['', 0],
    ['AKIA', 4],
    ['密钥', 4],
    ['（全角）', 8],
    ['ｶﾅ', 2],
    ['é', 1],
    ['한국', 4],
    ['👍', 2],
    ['👩‍💻', 2],
    ['✈️', 2],
    ['…', 1],
    ['a\u200bb', 2],
  ])('counts the columns of %j', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe('truncate', () => {
  it('leaves what fits', () => expect(truncate('密钥', 4)).toBe('密钥'));
  it('never cuts a wide character in two', () => expect(truncate('访问密钥', 6)).toBe('访问…'));
  it('keeps within the width where the next character is too wide', () => {
    expect(displayWidth(truncate('访问密钥', 4))).toBeLessThanOrEqual(4);
  });
});

describe('printable', () => {
  it('disarms escape sequences, line breaks and reordering', () => {
    const label = 'a\u001b[2Jb\r\nc\u202ed\u0085';
    expect(printable(label)).toBe('a\\u{1b}[2Jb\\u{d}\\u{a}c\\u{202e}d\\u{85}');
  });
  it('leaves Chinese and emoji alone', () => expect(printable('生产 👍')).toBe('生产 👍'));
  it('keeps the line breaks of texts that have them', () => {
    expect(printableLines('a\r\nb\tc\u001b')).toBe('a\nb\tc\\u{1b}');
  });
});

describe('renderTable', () => {
  const columns = [{ title: 'Name', shrinks: true }, { title: 'Due' }] as const;

  it('aligns by columns of the terminal, not by characters', () => {
    const table = renderTable(
      columns,
      [
        [{ text: '生产' }, { text: 'x' }],
        [{ text: 'prod' }, { text: 'y' }],
      ],
      plain,
      null,
    );
    expect(table).toBe('Name  Due\n生产  x\nprod  y\n');
  });

  it('cuts only what may shrink, down to the width', () => {
    const table = renderTable(columns, [[{ text: 'a-name-that-is-long' }, { text: 'in 6 days' }]], plain, 24);
    expect(table.split('\n')[1]).toBe('a-name-that-…  in 6 days');
  });

  it('holds one line for each row whatever the cells hold', () => {
    const table = renderTable(columns, [[{ text: 'two\nlines' }, { text: '\u001b[31m' }]], plain, null);
    expect(table.split('\n')).toHaveLength(3);
    expect(table).not.toContain('\u001b');
  });
});

describe('renderPairs', () => {
  it('leaves out what has no value and indents further lines', () => {
    const text = renderPairs([
      ['Note', 'one\ntwo'],
      ['Proxy', null],
      ['名称', 'x'],
    ]);
    expect(text).toBe('Note  one\n      two\n名称  x\n');
  });
});

describe('createPaint', () => {
  const terminal = { isTTY: true, columns: 80, write: () => undefined };

  it('colours on a terminal', () => {
    expect(createPaint(terminal, {})('x', 'bad')).toBe('\u001b[31mx\u001b[0m');
  });
  it.each([
    ['NO_COLOR', terminal, { NO_COLOR: '1' }],
    ['a dumb terminal', terminal, { TERM: 'dumb' }],
    ['a pipe', { ...terminal, isTTY: false }, {}],
  ])('does not colour with %s', (_name, stream, env) => {
    expect(createPaint(stream, env)('x', 'bad')).toBe('x');
  });
});
