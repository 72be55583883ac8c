import { describe, expect, it } from 'vitest';
import { fileKindOf } from '../../../../../../src/main/formats/files/index.ts';
import type { FileKind } from '../../../../../../src/shared/model/consumer.ts';
import { INI_FIXTURES, valuesOf } from '../../../../../support/files/ini-fixtures.ts';
import { held } from './held.ts';

const written = (kind: FileKind, secret: string) => {
  const { text, keys } = INI_FIXTURES.find((one) => one.kind === kind) ?? { text: '', keys: [] };
  const [entry = '', cloud = 'aws', id = ''] = keys[0] ?? [];
  return fileKindOf(kind).write?.(text, entry, valuesOf(cloud, id, secret)) ?? '';
};

describe('how a value is written', () => {
  it.each([
    ['aws-credentials', `$a"b'c%d!`, `= $a"b'c%d!\n`],
    ['aws-credentials', 'a;b#c=d', '= a;b#c=d\n'],
    ['jdc', '100%', '= 100%%\n'],
    ['coscmd', '%(bucket)s', '= %%(bucket)s\n'],
    ['boto', 'a%%b', '= a%%%%b\n'],
    ['rclone', ' a', '= ` a`\n'],
    ['rclone', '`a`', '= ``a``\n'],
    ['rclone', '"a"', '= "a"\n'],
    ['s3cmd', '"a"', '= ""a""\n'],
    ['obsutil', 'a/+=$!', '=a/+=$!\n'],
  ] as const)('%s: %s', (kind, secret, line) => {
    expect(written(kind, secret)).toContain(line);
  });

  it.each([
    ['aws-credentials', 'a #b'],
    ['aws-credentials', ' a'],
    ['jdc', 'a ;b'],
    ['alibabacloud-credentials', 'a#b'],
    ['alibabacloud-credentials', 'a%b'],
    ['alibabacloud-credentials', 'true'],
    ['tencentcloud-credentials', '"a"'],
    ['huaweicloud-credentials', 'a\\'],
    ['ossutil', 'a;b'],
    ['rclone', '%(type)s'],
    ['s3cmd', '$HOME'],
    ['s3cmd', 'a '],
    ['s3cmd', 'a\u0085b'],
    ['passwd-ossfs', 'a:b'],
  ] as const)('%s: %j is refused', (kind, secret) => {
    expect(() => written(kind, secret)).toThrow('value-unwritable');
  });
});

describe('how a value is read', () => {
  it.each([
    [
      'alibabacloud-credentials',
      '[a]\naccess_key_id = "id"\naccess_key_secret=\'s\' \n',
      ['a', 'aliyun', 'id', 's'],
    ],
    [
      'alibabacloud-credentials',
      '[a]\naccess_key_id = id;x\naccess_key_secret=s\\#t # u\n',
      ['a', 'aliyun', 'id', 's#t'],
    ],
    ['coscmd', '[common]\naccess_id = old\nSECRET_KEY: a%%b\n', ['', 'tencent', 'old', 'a%b']],
    ['ossutil', '[CREDENTIALS]\naccess_id=a\naccess_key=b\n', ['CREDENTIALS', 'aliyun', 'a', 'b']],
    ['ossutil', '[profile x]\nAccess-Key_ID=a\naccess-key-secret=b\n', ['x', 'aliyun', 'a', 'b']],
    [
      's3cmd',
      'access_key=AKIAIOSFODNN7EXAMPLE\n[x]\nsecret_key = " a "\n',
      ['', 'aws', 'AKIAIOSFODNN7EXAMPLE', 'a'],
    ],
  ] as const)('%s: %j', (kind, text, key) => {
    expect(held(fileKindOf(kind), text)).toEqual([key]);
  });

  it('takes lines that stand further in for a part of the value where Python does', () => {
    const text = '[a]\naccess_key = x\nsecret_key = y\n  # note\n\n  access_key = z\nregion_id = r-1\n';
    const jdc = fileKindOf('jdc');
    expect(jdc.read(text)).toEqual({ entries: [], problems: [{ kind: 'incomplete', line: 1 }] });
    expect(jdc.remove?.(text, 'a')).toBe('[a]\nregion_id = r-1\n');
    const inside = ' [a]\n  access_key = x\n  secret_key = y\n';
    expect(held(jdc, inside)).toEqual([['a', 'jdcloud', 'x', 'y']]);
  });

  it('tells an encrypted key of obsutil, and leaves it', () => {
    const text = 'ak=8fj2k3==\nsk=x\n';
    const obsutil = fileKindOf('obsutil');
    expect(obsutil.read(text)).toEqual({ entries: [], problems: [{ kind: 'encrypted', line: 1 }] });
    expect(() => obsutil.write?.(text, '', valuesOf('huawei', 'HPUAEXAMPLE012345678', 's'))).toThrow(
      'file-encrypted',
    );
  });

  it('changes the type of a profile with its token', () => {
    const spec = fileKindOf('alibabacloud-credentials');
    const text = '[a]\ntype = access_key # x\naccess_key_id = i\naccess_key_secret = s\n';
    const token = '[a]\ntype = sts # x\naccess_key_id = i\naccess_key_secret = s\nsecurity_token = t\n';
    expect(spec.write?.(text, 'a', valuesOf('aliyun', 'i', 's', 't'))).toBe(token);
    expect(spec.write?.(token, 'a', valuesOf('aliyun', 'i', 's'))).toBe(text);
  });
});

it('stays quick on hostile lines', () => {
  const long = 100_000;
  const hostile = [' ', '%(', '"', '\\', '`', '[', ':', '=', '#;', '\u2003'].map((part) => part.repeat(long));
  const started = performance.now();
  for (const { kind } of INI_FIXTURES)
    for (const part of hostile)
      fileKindOf(kind).read(`[default]\naccess_key = a${part}b\n[profile ${part}]\n${part}x${part}\n`);
  expect(performance.now() - started).toBeLessThan(10_000);
});
