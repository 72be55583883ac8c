import { describe, expect, it } from 'vitest';
import { fileKindOf } from '../../../../../../src/main/formats/files/index.ts';
import { opened, pairs, valuesOf, writerOf } from './opened.ts';
import { GUID, TENANT } from './samples.ts';

const HEX = '0123456789ABCDEF0123456789ABCDEF';
const [ALI, ALI_SECRET] = ['LTAI5tKeyturnExample1234', 'kEyTuRn0123456789abcdefABCDEFx'];
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYqwertyKEYa';
const file = (variables: Record<string, string>) =>
  Object.entries(variables)
    .map(([name, value]) => `${name} = "${value}"\n`)
    .join('');
const { write } = writerOf('tfvars');

describe('whose key it is', () => {
  it.each([
    [{ access_key: 'AKIAQWERTYUIOPASDFGH', secret_key: SECRET }, 'aws', 'certain'],
    [{ alicloud_access_key: 'anyIdOf16orMore1', alicloud_secret_key: ALI_SECRET }, 'aliyun', 'certain'],
    [{ access_key: ALI, secret_key: ALI_SECRET }, 'aliyun', 'certain'],
    [{ alibabacloudstack_access_key: ALI, alibabacloudstack_secret_key: ALI_SECRET }, 'apsara', 'certain'],
    [
      { tencentcloud_secret_id: 'anyIdOf16orMore1', tencentcloud_secret_key: ALI_SECRET },
      'tencent',
      'certain',
    ],
    [{ secret_id: `AKID${HEX}`, secret_key: ALI_SECRET }, 'tencent', 'certain'],
    [{ huaweicloud_access_key: 'HPUAKEYTURN000000001', huaweicloud_secret_key: SECRET }, 'huawei', 'certain'],
    [{ ucloud_public_key: 'some+Public/Key1', ucloud_private_key: ALI_SECRET }, 'ucloud', 'certain'],
    [{ jdcloud_access_key: HEX, jdcloud_secret_key: HEX }, 'jdcloud', 'certain'],
    [{ ctyun_ak: HEX, ctyun_sk: HEX }, 'ctyun', 'certain'],
    [{ arm_client_id: GUID, arm_client_secret: SECRET }, 'azure', 'certain'],
    [{ client_id: GUID, client_secret: SECRET }, 'azure', 'likely'],
    [{ accessKey: ALI, secretKey: ALI_SECRET }, 'aliyun', 'certain'],
    [{ 'prod-aws-access-key': 'AKIAIOSFODNN7EXAMPLE', 'prod-aws-secret-key': SECRET }, 'aws', 'certain'],
  ])('is told by names and shapes (%j)', (variables, cloud, sure) => {
    const { entries, problems } = fileKindOf('tfvars').read(file(variables));
    expect(entries.map(({ entry, key }) => [entry, key.cloud, key.sure])).toEqual([
      [Object.keys(variables)[1], cloud, sure],
    ]);
    expect(problems).toEqual([]);
  });

  it.each([
    { db_username: 'admin0123456789', db_password: 'some0Secret1' },
    { public_key: 'ssh-rsa AAAAB3NzaC1yc2E', private_key: '/home/ann/.ssh/id_rsa' },
    { access_key: 'your-access-key-here', secret_key: 'your-secret-key-here' },
    { access_key: ALI, secret_key: '****************' },
    { access_key: ALI, secret_key: '' },
    { one_access_key: ALI, other_secret_key: ALI_SECRET },
    { client_id: 'my-client', client_secret: SECRET },
  ])('is nobody’s (%j)', (variables) => {
    expect(opened('tfvars', file(variables))).toEqual({ keys: [], problems: [] });
  });
});

describe('the keys of a file', () => {
  it('are paired by what their names begin with and are called', () => {
    const text = file({
      ...{ public_key: 'ssh-rsa AAAAB3NzaC1yc2E', client_secret: SECRET, secret_key: ALI_SECRET },
      ...{ private_key: 'x', access_key: ALI, client_id: GUID, tenant_id: TENANT },
      ...{
        b_secret_key: `${ALI_SECRET}b`,
        b_access_key: `${ALI}b`,
        region: 'cn-beijing',
        b_region: 'cn-hangzhou',
      },
    });
    expect(pairs('tfvars', text)).toEqual([
      ['secret_key', ALI, ALI_SECRET],
      ['client_secret', GUID, SECRET],
      ['b_secret_key', `${ALI}b`, `${ALI_SECRET}b`],
    ]);
    const [first, azure, b] = fileKindOf('tfvars').read(text).entries;
    expect(first?.key.fields).toMatchObject({ region_id: 'cn-beijing' });
    expect(azure?.key.fields).toMatchObject({ tenant_id: TENANT });
    expect(b?.key.fields).toMatchObject({ region_id: 'cn-hangzhou' });
  });

  it('have a token where a variable for it is there, filled or not', () => {
    const text = file({ access_key: ALI, secret_key: ALI_SECRET, security_token: '' });
    const withToken = write(text, 'secret_key', valuesOf('aliyun', ALI, ALI_SECRET, 'token'));
    expect(withToken).toBe(text.replace('security_token = ""', 'security_token = "token"'));
    expect(opened('tfvars', withToken).keys).toMatchObject([{ token: 'token' }]);
    expect(write(withToken, 'secret_key', valuesOf('aliyun', ALI, ALI_SECRET))).toBe(text);
    const none = file({ access_key: ALI, secret_key: ALI_SECRET });
    expect(() => write(none, 'secret_key', valuesOf('aliyun', ALI, ALI_SECRET, 'token'))).toThrow(
      expect.objectContaining({ code: 'value-unwritable', params: { field: 'security_token' } }),
    );
  });

  it.each([
    [
      `access_key = "${ALI}"\naccess_key = "x"\nsecret_key = "${ALI_SECRET}"`,
      [{ kind: 'repeated', line: 2 }],
    ],
    [
      `{"access_key": "x", "secret_key": "${ALI_SECRET}",\n"access_key": "${ALI}"}`,
      [{ kind: 'repeated', line: 1 }],
    ],
    [`access_key = "${ALI}"\nsecret_key = "${ALI_SECRET}"\nopen = "`, [{ kind: 'syntax', line: 3 }]],
  ])('are read beside what is wrong (%#)', (text, problems) => {
    expect(pairs('tfvars', text)).toEqual([['secret_key', ALI, ALI_SECRET]]);
    expect(opened('tfvars', text).problems).toEqual(problems);
  });

  it('are none where JSON breaks', () => {
    const text = `{\n"access_key": "${ALI}",\n"secret_key": "${ALI_SECRET}",\n}`;
    expect(opened('tfvars', text)).toEqual({ keys: [], problems: [{ kind: 'syntax', line: 4 }] });
  });
});
