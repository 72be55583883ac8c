import { describe, expect, it } from 'vitest';
import { decodeText, MAX_TEXT_BYTES } from '../../../../src/main/formats/text.ts';
import { KeyturnError } from '../../../../src/shared/ipc/envelope.ts';

const SAMPLE = 'User name,Access key ID\r\n张三,AKIAIOSFODNN7EXAMPLE\r\n';

function swapped(bytes: Buffer): Buffer {
  return Buffer.from(bytes).swap16();
}

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof KeyturnError) return error.code;
    throw error;
  }
  return 'no error';
}

describe('decodeText', () => {
  const utf16 = Buffer.from(SAMPLE, 'utf16le');
  it.each([
    ['UTF-8', Buffer.from(SAMPLE)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${SAMPLE}`)],
    ['UTF-16 LE with its mark', Buffer.from(`\ufeff${SAMPLE}`, 'utf16le')],
    ['UTF-16 BE with its mark', swapped(Buffer.from(`\ufeff${SAMPLE}`, 'utf16le'))],
    ['UTF-16 LE without a mark', utf16],
    ['UTF-16 BE without a mark', swapped(utf16)],
  ])('reads %s', (_name, bytes) => {
    expect(decodeText(bytes)).toBe(SAMPLE);
  });

  it('reads what a Chinese spreadsheet saves as GBK', () => {
    const bytes = Buffer.concat([
      Buffer.from([0xd5, 0xc5, 0xc8, 0xfd]),
      Buffer.from(',AKIAIOSFODNN7EXAMPLE\n'),
    ]);
    expect(decodeText(bytes)).toBe('张三,AKIAIOSFODNN7EXAMPLE\n');
  });

  it('keeps the whole characters of a UTF-16 file that was cut in the middle of one', () => {
    const text = decodeText(Buffer.from(`\ufeff${SAMPLE}x`, 'utf16le').subarray(0, -1));
    expect(text.startsWith(SAMPLE)).toBe(true);
  });

  it('reads an empty file as no text', () => {
    expect(decodeText(Buffer.alloc(0))).toBe('');
  });

  it.each([
    ['zeros', Buffer.alloc(1024)],
    ['one zero', Buffer.from('Access key ID,\0Secret access key')],
    ['a program', Buffer.from('7f454c4602010100000000000000000003003e0001000000', 'hex')],
    ['an archive', Buffer.from('504b0304140000000800a1b2c3d4e5f60718293a4b5c6d7e8f90', 'hex')],
    ['bytes of no encoding', Buffer.from([0x41, 0xff, 0xff, 0x80, 0x42])],
  ])('refuses %s', (_name, bytes) => {
    expect(codeOf(() => decodeText(bytes))).toBe('file-not-text');
  });

  it('takes five megabytes and not a byte more', () => {
    expect(decodeText(Buffer.alloc(MAX_TEXT_BYTES, 0x61))).toHaveLength(MAX_TEXT_BYTES);
    expect(codeOf(() => decodeText(Buffer.alloc(MAX_TEXT_BYTES + 1, 0x61)))).toBe('file-too-large');
  });
});
