import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createLineReader } from '../../../src/cli/terminal/line-reader.ts';

/** A terminal's keyboard. */
class Keyboard extends EventEmitter {
  raw = false;
  flowing = false;

  setRawMode(raw: boolean): void {
    this.raw = raw;
  }
  resume(): void {
    this.flowing = true;
  }
  pause(): void {
    this.flowing = false;
  }
  type(...chunks: (string | Buffer)[]): void {
    for (const chunk of chunks) this.emit('data', Buffer.from(chunk));
  }
}

function set() {
  const keyboard = new Keyboard();
  const abort = new AbortController();
  return { keyboard, abort, reader: createLineReader(keyboard, abort.signal) };
}

describe('the line reader', () => {
  it('reads a hidden line in raw mode and puts the terminal back', async () => {
    const { keyboard, reader } = set();
    const line = reader.read(true);
    expect(keyboard.raw).toBe(true);
    keyboard.type('pass', 'word\r');
    expect(await line).toBe('password');
    expect(keyboard).toMatchObject({ raw: false, flowing: false });
    expect(keyboard.listenerCount('data')).toBe(0);
  });

  it('leaves a visible line to the terminal', async () => {
    const { keyboard, reader } = set();
    const line = reader.read(false);
    expect(keyboard.raw).toBe(false);
    keyboard.type('yes\n');
    expect(await line).toBe('yes');
  });

  it('erases by character, wide ones too, and by line', async () => {
    const { keyboard, reader } = set();
    const line = reader.read(true);
    keyboard.type('junk\u0015', '密钥𠀀\u007f\u007f', 'x\r');
    expect(await line).toBe('密x');
  });

  it('joins a character that arrives in two pieces', async () => {
    const { keyboard, reader } = set();
    const bytes = Buffer.from('密');
    const line = reader.read(true);
    keyboard.type(bytes.subarray(0, 1), bytes.subarray(1), '\r');
    expect(await line).toBe('密');
  });

  it('keeps what was pasted beyond the line for the next prompt', async () => {
    const { keyboard, reader } = set();
    const first = reader.read(true);
    keyboard.type('one\r\ntwo\r');
    expect(await first).toBe('one');
    expect(await reader.read(true)).toBe('two');
    expect(keyboard.raw).toBe(false);
  });

  it.each([
    ['Ctrl-C', 'abc\u0003'],
    ['Ctrl-D on an empty line', '\u0004'],
  ])('is interrupted by %s and puts the terminal back', async (_name, typed) => {
    const { keyboard, reader } = set();
    const line = reader.read(true);
    keyboard.type(typed);
    await expect(line).rejects.toMatchObject({ code: 'interrupted' });
    expect(keyboard.raw).toBe(false);
  });

  it('is interrupted by a signal and puts the terminal back', async () => {
    const { keyboard, reader, abort } = set();
    const line = reader.read(true);
    abort.abort();
    await expect(line).rejects.toMatchObject({ code: 'interrupted' });
    expect(keyboard).toMatchObject({ raw: false, flowing: false });
  });

  it('is interrupted when the terminal goes away, for good', async () => {
    const { keyboard, reader } = set();
    const line = reader.read(false);
    keyboard.emit('end');
    await expect(line).rejects.toMatchObject({ code: 'interrupted' });
    await expect(reader.read(false)).rejects.toMatchObject({ code: 'interrupted' });
  });
});
