import { describe, expect, it } from 'vitest';
import { encodedText } from '../../../../src/main/formats/encoded.ts';
import { metafied } from '../../../support/formats/metafied.ts';

const MARK = '\ufeff';
const be = (text: string) => Buffer.from(text, 'utf16le').swap16();
/** `# 中文€` and a line. */
const gb = Buffer.concat([Buffer.from('# '), Buffer.from('d6d0cec4a2e3', 'hex'), Buffer.from('\nkey=old\n')]);

describe('a text that is written back', () => {
  it.each([
    { name: 'UTF-8', bytes: Buffer.from('key=old\r\n中') },
    { name: 'UTF-8 with a mark', bytes: Buffer.from(`${MARK}key=old\n`) },
    { name: 'UTF-16, little end first', bytes: Buffer.from(`${MARK}key=old\n中`, 'utf16le') },
    { name: 'UTF-16, big end first', bytes: be(`${MARK}key=old\n中`) },
    { name: 'UTF-16 without a mark', bytes: Buffer.from('key=old and more\n', 'utf16le') },
    { name: 'GB 18030', bytes: gb },
    { name: 'nothing', bytes: Buffer.alloc(0) },
  ])('has the same bytes in $name', ({ bytes }) => {
    const found = encodedText(bytes);
    expect(found?.encode(found.text)).toEqual(bytes);
    const next = found?.text.replace('old', 'new') ?? '';
    expect(encodedText(found?.encode(next) ?? Buffer.alloc(0))?.text).toBe(next);
  });

  it('keeps letters of four bytes, and has no letters that the file does not', () => {
    const bytes = Buffer.concat([
      Buffer.from('d6d0', 'hex'),
      Buffer.from('8130d330', 'hex'),
      Buffer.from('=1'),
    ]);
    const found = encodedText(bytes);
    expect(found?.encode(found.text)).toEqual(bytes);
    expect(found?.encode(`${found.text}文`)).toBeNull();
  });

  it('keeps every byte of a history in the form of zsh, also where what is left is Unicode', () => {
    const typed = Buffer.from("git commit -m '修复'\n");
    const bytes = Buffer.concat([metafied(typed), Buffer.from('key=old\n')]);
    expect(() => encodedText(bytes)).toThrow('file-not-text');
    const found = encodedText(bytes, 'latin1');
    expect(found?.encode(found.text)).toEqual(bytes);
    expect(found?.encode(found.text.replace('key=old\n', ''))).toEqual(metafied(typed));
    expect(found?.encode('中')).toBeNull();
    const some = Buffer.concat([metafied(typed), typed]);
    const rest = encodedText(some, 'latin1');
    expect(rest?.encode(rest.text.slice(metafied(typed).length))).toEqual(typed);
    expect(encodedText(typed, 'latin1')?.text).toContain('修复');
  });

  it('is none where it could not be read again', () => {
    const found = encodedText(Buffer.from('key=old'));
    expect(found?.encode('half a pair: \ud800')).toBeNull();
    expect(encodedText(Buffer.concat([Buffer.from(`${MARK}a`, 'utf16le'), Buffer.of(0x41)]))).toBeNull();
  });
});
