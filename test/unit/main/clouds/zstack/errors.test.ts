import { describe, expect, it } from 'vitest';
import { codeKind, textRefusal } from '../../../../../src/main/clouds/zstack/errors.ts';

describe('textRefusal', () => {
  it.each([
    ['access key id: Zs0 does not existed or disabled', 'unknown-or-disabled'],
    ['wrong accessKey signature', 'wrong-secret'],
    ['requestTimeTooSkewed', 'clock-skew'],
    ["Authorization type must be 'OAuth'", 'wrong-endpoint'],
    ['no api mapping to /v1/accesskeys', 'wrong-endpoint'],
    ["accessKey format is 'ZStack AccessKeyId:Signature'", 'unexpected'],
  ])('reads "%s"', (text, kind) => {
    const found = textRefusal(text);
    expect(found?.kind).toBe(kind);
    expect(text).toContain(found?.vendorCode);
  });

  it.each(['<html>wrong accessKey signature</html>', 'Forbidden', ''])('knows nothing of "%s"', (text) => {
    expect(textRefusal(text)).toBeNull();
  });
});

describe('codeKind', () => {
  it('finds a denial under another code', () => {
    expect(codeKind(['ID.1002'])).toBe('denied-but-valid');
    expect(codeKind(['SYS.1006', 'ID.1002'])).toBe('denied-but-valid');
    expect(codeKind(['SYS.1007'])).toBe('unexpected');
  });

  it('tells a disabled account, and judges no key by a session that is over', () => {
    expect(codeKind(['ID.1007'])).toBe('disabled');
    expect(codeKind(['ID.1001'])).toBe('unexpected');
  });
});
