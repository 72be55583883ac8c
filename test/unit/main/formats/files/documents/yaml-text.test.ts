import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { opened, pairs, valuesOf, writerOf } from './opened.ts';
import { COS, encodedCos } from './samples.ts';

const { write, remove } = writerOf('coscli');
const values = (secret: string, token?: string) => valuesOf('tencent', 'AKIDnew', secret, token);
const NO = 'disableencryption: "true"';

describe('the style of a scalar', () => {
  it.each([
    ['secretkey: old', 'new1', 'secretkey: new1'],
    ['secretkey: old # why', 'a: b', 'secretkey: "a: b" # why'],
    ['secretkey: old', 'true', 'secretkey: "true"'],
    ['secretkey: old', '12e4', 'secretkey: "12e4"'],
    ['secretkey: old', '密钥', 'secretkey: "密钥"'],
    ["secretkey: 'old'", "it's", "secretkey: 'it''s'"],
    ["secretkey: 'old'", 'two\nlines', 'secretkey: "two\\nlines"'],
    ['secretkey: "old"', 'new1', 'secretkey: "new1"'],
    ['secretkey: "old"', 'a"b\\c\u2028\u0085', 'secretkey: "a\\"b\\\\c\\u2028\\u0085"'],
    ['secretkey:   "old"   # why', 'new1', 'secretkey:   "new1"   # why'],
    ['secretkey: &anchor old', 'new1', 'secretkey: &anchor new1'],
    ['secretkey: !!str old', 'new1', 'secretkey: !!str new1'],
    ['SecretKey: old', 'new1', 'SecretKey: new1'],
    ['"secretkey": old', 'new1', '"secretkey": new1'],
  ])('is kept where it can be (%j, %j)', (before, secret, after) => {
    const text = `cos:\n  base:\n    secretid: AKIDnew\n    ${before}\n    ${NO}\n`;
    const written = write(text, '', values(secret));
    expect(written).toBe(`cos:\n  base:\n    secretid: AKIDnew\n    ${after}\n    ${NO}\n`);
    expect(pairs('coscli', written)).toEqual([['', 'AKIDnew', secret]]);
  });

  it.each([
    ['|', '\n'],
    ['>-', '\n'],
    ['|', '\r\n'],
  ])('becomes quoted for a block (%j, %j)', (header, end) => {
    const text = `cos:\n  base:\n    secretkey: ${header}\n      old\n      er\n    secretid: AKIDnew\n    ${NO}\n`;
    const after = `cos:\n  base:\n    secretkey: "new1"\n    secretid: AKIDnew\n    ${NO}\n`;
    expect(write(text.replaceAll('\n', end), '', values('new1'))).toBe(after.replaceAll('\n', end));
  });

  it('is quoted for a key without a value, in a flow and behind an alias', () => {
    const none = `cos:\n  base:\n    secretid: AKIDnew\n    secretkey:\n    ${NO}\n`;
    expect(write(none, '', values('new1'))).toBe(none.replace('secretkey:', 'secretkey: new1'));
    const flow = `cos: {base: {secretid: AKIDnew, secretkey: old, ${NO}}}\n`;
    expect(write(flow, '', values('new1', 'tok'))).toBe(
      flow.replace('secretkey: old', 'secretkey: new1, sessiontoken: "tok"'),
    );
    const alias = `x: &x old\ncos:\n  base:\n    secretid: AKIDnew\n    secretkey: *x\n    ${NO}\n`;
    expect(pairs('coscli', alias)).toEqual([['', 'AKIDnew', 'old']]);
    expect(write(alias, '', values('new1'))).toBe(alias.replace('*x', '"new1"'));
  });
});

describe('the token', () => {
  it.each(['\n', '\r\n'])('is put in a line of its own where there was none (%j)', (end) => {
    const text = COS.replace(/ *sessiontoken.*\n/, '').replaceAll('\n', end);
    const written = write(text, '', values('new1', 'tok'));
    const line = text.split(end).findIndex((one) => one.includes('secretkey'));
    expect(written.split(end)[line + 1]).toBe('    sessiontoken: "tok"');
    expect(opened('coscli', written).keys).toMatchObject([{ secret: 'new1', token: 'tok' }]);
    expect(opened('coscli', write(written, '', values('new2'))).keys).toMatchObject([{ token: null }]);
  });

  it('is put behind a last line that has no end', () => {
    const text = `cos:\n  base:\n    ${NO}\n    secretid: AKIDnew\n    secretkey: old`;
    expect(write(text, '', values('new1', 'tok'))).toBe(
      `${text.replace('old', 'new1')}\n    sessiontoken: "tok"`,
    );
  });
});

describe('what coscli has encoded', () => {
  it('is read, said to be encrypted, never written, and can be removed', () => {
    const text = encodedCos();
    expect(text).not.toContain('Gu5t9xGARNpq86cd98joQYCN3abcdefg');
    const { keys, problems } = opened('coscli', text);
    expect(keys).toMatchObject([{ secret: 'Gu5t9xGARNpq86cd98joQYCN3abcdefg' }]);
    expect(problems).toEqual([{ kind: 'encrypted', line: 3 }]);
    expect(() => write(text, '', values('new1'))).toThrow(
      expect.objectContaining({ code: 'file-encrypted' }),
    );
    expect(parse(remove(text, ''))).toMatchObject({ cos: { base: { secretid: '', secretkey: '' } } });
  });

  it('is told from values in clear, which coscli takes as they are', () => {
    const text = COS.replace(NO, '');
    expect(pairs('coscli', text)).toEqual(pairs('coscli', COS));
    expect(pairs('coscli', write(text, '', values('Gu5t9xGARNpq86cd98joQYCN3abcdefh')))).toHaveLength(1);
  });

  it('is not mimicked by a value in clear that coscli would decode', () => {
    const text = COS.replace(NO, '');
    const looks = Buffer.alloc(48, 'x').toString('base64');
    expect(() => write(text, '', values(looks))).toThrow(
      expect.objectContaining({ params: { field: 'secret_key' } }),
    );
    expect(pairs('coscli', write(COS, '', values(looks)))).toEqual([['', 'AKIDnew', looks]]);
  });
});

describe('problems', () => {
  it.each([
    ['cos:\n  base:\n    secretid: a\n    secretid: b\n    secretkey: c\n', ['repeated']],
    ['cos:\n  base:\n    secretid: a\n', ['incomplete']],
    ['cos:\n  base: {mode: CvmRole, secretid: a, secretkey: b}\n', []],
    ['cos:\n  base: [\n', ['syntax']],
    ['cos:\n\tbase: 1\n', ['syntax']],
    ['cos: 1\n', []],
    ['- cos\n', []],
  ])('are told (%j)', (text, kinds) => {
    expect(opened('coscli', text).problems.map(({ kind }) => kind)).toEqual(kinds);
  });
});
