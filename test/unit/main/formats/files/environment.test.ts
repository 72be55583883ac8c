import { expect, it } from 'vitest';
import { readEnvironment } from '../../../../../src/main/formats/files/environment.ts';
import { publicIdOf, secretOf } from '../../../../../src/main/formats/found-key.ts';
import type { CloudId } from '../../../../../src/shared/model/cloud.ts';

const AWS = ['AKIAQ3EGRIMWKEYTURN7', 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0'] as const;
const ALI = ['LTAI5tKeyturnKeyturn01Ab', 'kY7turnKeyturnKeyturn0123456ab'] as const;
const TEN = ['AKIDkeyturn0123456789abcdefghijklmn0', 'tencentKEYTURN0123456789abcdefgh'] as const;
const HEX = ['0123456789abcdef0123456789abcdef', 'fedcba9876543210fedcba9876543210'] as const;
const WORD = ['KEYTURNKEYTURN012345', 'someKEYTURN0123456789abcdefghijklmnopqr0'] as const;
const AZ = ['6f9619ff-8b86-4011-b42d-00c04fc964ff', 'abc8Q~keyturnKEYTURNkeyturnKEYTURN0123456'] as const;

it.each<[CloudId, string, string, readonly [string, string]]>([
  ['aws', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', AWS],
  ['aws', 'PROD_AWS_ACCESS_KEY_ID', 'PROD_AWS_SECRET_ACCESS_KEY', AWS],
  ['aws', 'AWS_ACCESS_KEY_ID_STAGING', 'AWS_SECRET_ACCESS_KEY_STAGING', AWS],
  ['aws', 'TF_VAR_aws_access_key', 'TF_VAR_aws_secret_key', AWS],
  ['aws', 'AWS_KEY', 'AWS_SECRET', AWS],
  ['aliyun', 'ALIBABA_CLOUD_ACCESS_KEY_ID', 'ALIBABA_CLOUD_ACCESS_KEY_SECRET', ALI],
  ['aliyun', 'ALIBABACLOUD_ACCESS_KEY_ID', 'ALIBABACLOUD_ACCESS_KEY_SECRET', ALI],
  ['aliyun', 'ALICLOUD_ACCESS_KEY', 'ALICLOUD_SECRET_KEY', ALI],
  ['aliyun', 'ACCESS_KEY_ID', 'ACCESS_KEY_SECRET', ALI],
  ['aliyun', 'OSS_ACCESS_KEY_ID', 'OSS_ACCESS_KEY_SECRET', ALI],
  ['tencent', 'TENCENTCLOUD_SECRET_ID', 'TENCENTCLOUD_SECRET_KEY', TEN],
  ['tencent', 'COS_SECRET_ID', 'COS_SECRET_KEY', TEN],
  ['huawei', 'HUAWEICLOUD_SDK_AK', 'HUAWEICLOUD_SDK_SK', WORD],
  ['huawei', 'HW_ACCESS_KEY', 'HW_SECRET_KEY', WORD],
  ['azure', 'AZURE_CLIENT_ID', 'AZURE_CLIENT_SECRET', AZ],
  ['azure', 'ARM_CLIENT_ID', 'ARM_CLIENT_SECRET', AZ],
  ['ucloud', 'UCLOUD_PUBLIC_KEY', 'UCLOUD_PRIVATE_KEY', WORD],
  ['ucloud', 'UCLOUD_ACCESS_KEY', 'UCLOUD_SECRET', WORD],
  ['jdcloud', 'JDCLOUD_ACCESS_KEY', 'JDCLOUD_SECRET', HEX],
  ['ctyun', 'CTYUN_AK', 'CTYUN_SK', HEX],
  ['ecloud', 'ECLOUD_ACCESS_KEY', 'ECLOUD_SECRET_KEY', HEX],
  ['zstack', 'ZSTACK_ACCESS_KEY_ID', 'ZSTACK_ACCESS_KEY_SECRET', WORD],
  ['apsara', 'APSARASTACK_ACCESS_KEY', 'APSARASTACK_SECRET_KEY', WORD],
  ['cloudpods', 'OS_ACCESS_KEY', 'OS_SECRET_KEY', HEX],
])('finds the key of %s in %s and %s', (cloud, idName, secretName, [id, secret]) => {
  const { entries, problems } = readEnvironment({ PATH: '/bin', [idName]: id, [secretName]: secret });
  expect(problems).toEqual([]);
  expect(entries.map(({ entry, variables }) => ({ entry, variables }))).toEqual([
    { entry: idName, variables: [idName, secretName] },
  ]);
  const [found] = entries;
  expect(found?.key.cloud).toBe(cloud);
  expect(found && publicIdOf(found.key)).toBe(id);
  expect(found && secretOf(found.key)?.reveal()).toBe(secret);
});

it('reads what stands with a key', () => {
  const [aws] = readEnvironment({
    ...{ AWS_ACCESS_KEY_ID: AWS[0], AWS_SECRET_ACCESS_KEY: AWS[1], AWS_DEFAULT_REGION: 'cn-north-1' },
    AWS_SESSION_TOKEN: `token${AWS[1]}`,
  }).entries;
  expect(aws?.key).toMatchObject({ site: 'aws-cn', fields: { region: 'cn-north-1' } });
  expect(aws?.key.secrets.session_token?.reveal()).toBe(`token${AWS[1]}`);
  expect(aws?.variables).toEqual(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN']);
  const [azure] = readEnvironment({
    ARM_CLIENT_ID: AZ[0],
    ARM_CLIENT_SECRET: AZ[1],
    ARM_TENANT_ID: AZ[0],
  }).entries;
  expect(azure?.key.fields.tenant_id).toBe(AZ[0]);
  const [pods] = readEnvironment({
    ...{ OS_ACCESS_KEY: HEX[0], OS_SECRET_KEY: HEX[1], OS_AUTH_URL: 'https://pods.example.com:30500/v3' },
    ...{ OS_REGION_NAME: 'Region0', OS_USERNAME: 'sysadmin', OS_PASSWORD: 'hunter2Hunter2' },
  }).entries;
  expect(pods?.key).toMatchObject({
    fields: { region_name: 'Region0' },
    endpoints: { api: 'https://pods.example.com:30500/v3' },
  });
});

it('takes the names of several tools for one key', () => {
  const { entries } = readEnvironment({
    ...{ AWS_ACCESS_KEY: AWS[0], AWS_ACCESS_KEY_ID: AWS[0] },
    ...{ AWS_SECRET_KEY: AWS[1], AWS_SECRET_ACCESS_KEY: AWS[1] },
  });
  expect(entries.map(({ variables }) => variables.length)).toEqual([4]);
});

it.each([
  { DB_USERNAME: 'root', DB_PASSWORD: 'hunter2Hunter2' },
  { MINIO_ACCESS_KEY: 'minio0123456789ab', MINIO_SECRET_KEY: 'minio0123456789abcdefghijklmnop' },
  { GITHUB_CLIENT_ID: '0123456789abcdef0123', GITHUB_CLIENT_SECRET: HEX[1] },
  { AWS_ACCESS_KEY_ID: 'your-access-key-id', AWS_SECRET_ACCESS_KEY: 'your-secret-access-key' },
  { SECRET_KEY_BASE: HEX[1], TOKEN: HEX[0] },
  { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' },
])('finds no key in %o', (env) => {
  expect(readEnvironment(env)).toEqual({ entries: [], problems: [] });
});

it('tells of a key whose other half is missing', () => {
  expect(readEnvironment({ AWS_ACCESS_KEY_ID: AWS[0] })).toEqual({
    entries: [],
    problems: [{ kind: 'incomplete', line: null }],
  });
});
