import { describe, expect, it } from 'vitest';
import { type CopiedKey, copiedAs, secretsOf, variablesOf } from '../../../../src/shared/crosswalk/copy.ts';
import { type Naming, namingOf, namingsFor } from '../../../../src/shared/crosswalk/index.ts';
import { CLOUD_IDS } from '../../../../src/shared/model/cloud.ts';

function named(id: string): Naming {
  const naming = namingOf(id);
  if (naming === undefined) throw new Error(`No naming is called ${id}`);
  return naming;
}

const aliyun: CopiedKey = {
  cloud: 'aliyun',
  temporary: false,
  fields: { access_key_id: 'LTAI5tExample', region_id: 'cn-hangzhou' },
  secrets: { access_key_secret: 'S3cret' },
  site: 'china',
  endpoints: {},
};

describe('a key in the words of a product', () => {
  it.each<[string, string, string]>([
    ['tencent-vod', 'en', 'Access ID: LTAI5tExample\nAccess Key: S3cret\n'],
    ['cloudpods-form', 'zh-CN', '密钥ID: LTAI5tExample\n密码: S3cret\n'],
    ['cloudpods-form', 'en', 'Key ID: LTAI5tExample\nPassword: S3cret\n'],
    [
      'aliyun-env',
      'en',
      'ALIBABA_CLOUD_ACCESS_KEY_ID=LTAI5tExample\nALIBABA_CLOUD_ACCESS_KEY_SECRET=S3cret\nALIBABA_CLOUD_REGION_ID=cn-hangzhou\n',
    ],
    [
      'rclone',
      'en',
      '[remote]\ntype = s3\nprovider = Alibaba\naccess_key_id = LTAI5tExample\nsecret_access_key = S3cret\nregion = cn-hangzhou\n',
    ],
    ['cloudpods-api', 'en', '{\n  "access_key_id": "LTAI5tExample",\n  "access_key_secret": "S3cret"\n}\n'],
    ['ucloud-env', 'en', ''],
  ])('%s (%s)', (id, locale, text) => {
    expect(copiedAs(named(id), aliyun, locale)).toBe(text);
  });

  it('leaves out what the key does not have, the secret too', () => {
    expect(copiedAs(named('tencent-vod'), { ...aliyun, secrets: {} }, 'en')).toBe(
      'Access ID: LTAI5tExample\n',
    );
  });

  it('says of a temporary key that it is one', () => {
    const sts = { ...aliyun, temporary: true, secrets: { access_key_secret: 's', security_token: 't' } };
    expect(JSON.parse(copiedAs(named('aliyun-cli'), sts, 'en'))).toMatchObject({
      mode: 'StsToken',
      sts_token: 't',
    });
    expect(JSON.parse(copiedAs(named('aliyun-cli'), aliyun, 'en'))).toMatchObject({ mode: 'AK' });
  });

  it('takes host and port out of the address of a private cloud', () => {
    const zstack = { ...aliyun, cloud: 'zstack', fields: { access_key_id: 'a' } } as const;
    const at = (api: string) => copiedAs(named('zstack-terraform'), { ...zstack, endpoints: { api } }, 'en');
    expect(at('http://10.0.0.10:8080')).toContain('ZSTACK_HOST=10.0.0.10\nZSTACK_PORT=8080\n');
    expect(at('no address')).not.toContain('ZSTACK_HOST');
  });

  it('names the gateway of Apsara Stack and the suffix of its products apart', () => {
    const apsara = {
      ...aliyun,
      cloud: 'apsara',
      fields: { access_key_id: 'a', internet_domain: 'inter.example.com' },
      endpoints: { api: 'https://server.asapi.example.com:8443/asapi/v3/' },
    } as const;
    const text = copiedAs(named('apsara-terraform'), apsara, 'en');
    expect(text).toContain('ALIBABACLOUDSTACK_DOMAIN=server.asapi.example.com:8443/asapi/v3\n');
    expect(text).toContain('ALIBABACLOUDSTACK_POPGW_DOMAIN=inter.example.com\n');
    expect(copiedAs(named('apsara-terraform-old'), apsara, 'en')).toContain(
      'APSARASTACK_DOMAIN=server.asapi.example.com:8443/asapi/v3\n',
    );
  });

  it('writes whole files where a tool reads a file: a list of profiles, a block of YAML', () => {
    const ucloud = { ...aliyun, cloud: 'ucloud', fields: { public_key: 'p' }, secrets: { private_key: 's' } };
    expect(JSON.parse(copiedAs(named('ucloud-cli'), ucloud as CopiedKey, 'en'))).toEqual([
      { public_key: 'p', private_key: 's', profile: 'default' },
    ]);
    const tencent = {
      ...{ ...aliyun, cloud: 'tencent', temporary: true, fields: { secret_id: 'AKID' } },
      secrets: { secret_key: 'x: "y" #z', token: 't' },
    };
    expect(copiedAs(named('tencent-coscli'), tencent as CopiedKey, 'en')).toBe(
      'cos:\n  base:\n    secretid: "AKID"\n    secretkey: "x: \\"y\\" #z"\n    sessiontoken: "t"\n    mode: "SecretKey"\n    disableencryption: "true"\n',
    );
  });

  it.each([
    ["it's $(a) `b`", `ALIBABA_CLOUD_ACCESS_KEY_SECRET='it'\\''s $(a) \`b\`'`],
    ['two\nlines', "ALIBABA_CLOUD_ACCESS_KEY_SECRET='two\nlines'"],
    ['a+/=b', 'ALIBABA_CLOUD_ACCESS_KEY_SECRET=a+/=b'],
  ])('a shell reads %j as it was', (secret, line) => {
    const key = { ...aliyun, secrets: { access_key_secret: secret } };
    expect(copiedAs(named('aliyun-env'), key, 'en')).toContain(`${line}\n`);
  });

  it('a value begins no line of its own in a file, and no template in Terraform', () => {
    const odd = { ...aliyun, secrets: { access_key_secret: 'x\nrole_arn = evil' } };
    expect(copiedAs(named('rclone'), odd, 'en')).not.toMatch(/^role_arn/m);
    const jd = {
      ...odd,
      cloud: 'jdcloud',
      fields: { access_key: 'A' },
      secrets: { secret_key: '"\x24{x}%{y}' },
    };
    expect(copiedAs(named('jdcloud-terraform'), jd as CopiedKey, 'en')).toBe(
      'provider "jdcloud" {\n  access_key = "A"\n  secret_key = "\\"$${x}%%{y}"\n}\n',
    );
  });

  it('knows which secrets a product has a place for', () => {
    expect(secretsOf(named('tencent-vod'), 'aliyun')).toEqual(['access_key_secret']);
    expect(secretsOf(named('tencent-env'), 'tencent')).toEqual(['secret_key', 'token']);
    expect(secretsOf(named('ucloud-env'), 'aliyun')).toEqual([]);
  });
});

describe('variables', () => {
  const aws: CopiedKey = {
    ...{ cloud: 'aws', site: 'aws', temporary: false, endpoints: {} },
    fields: { access_key_id: 'AKIAEXAMPLE', region: 'eu-west-1' },
    secrets: { secret_access_key: 'shh', session_token: '' },
  };
  const valueIn = (id: string, key: CopiedKey, name: string) =>
    variablesOf(named(id), key).find((one) => one.name === name)?.value;

  it('come one by one, and say which of them are confidential', () => {
    expect(variablesOf(named('aws-env'), aws)).toEqual([
      { name: 'AWS_ACCESS_KEY_ID', value: 'AKIAEXAMPLE', secret: false },
      { name: 'AWS_SECRET_ACCESS_KEY', value: 'shh', secret: true },
      { name: 'AWS_REGION', value: 'eu-west-1', secret: false },
      { name: 'AWS_DEFAULT_REGION', value: 'eu-west-1', secret: false },
    ]);
    const own = { ...aws, endpoints: { sts: 'https://sts.example.com/x' } };
    expect(valueIn('aws-env', own, 'AWS_ENDPOINT_URL_STS')).toBe('https://sts.example.com/x');
    expect(variablesOf(named('ucloud-env'), aws)).toEqual([]);
  });

  it('name another cloud of a vendor where the account is on it, and its own address before that', () => {
    const azure = (site: string, endpoints = {}): CopiedKey => ({
      ...{ cloud: 'azure', site, temporary: false, endpoints },
      fields: { client_id: 'c', tenant_id: 't', subscription_id: 's' },
      secrets: { client_secret: 'shh' },
    });
    const host = 'AZURE_AUTHORITY_HOST';
    expect(valueIn('azure-env', azure('global'), host)).toBeUndefined();
    expect(valueIn('azure-env', azure('china'), host)).toMatch(/^https:\/\/login\..*\.cn$/);
    expect(valueIn('azure-env', azure('china', { login: 'https://own.example' }), host)).toBe(
      'https://own.example',
    );
    expect(valueIn('azure-terraform', azure('global'), 'ARM_ENVIRONMENT')).toBeUndefined();
    expect(valueIn('azure-terraform', azure('us-gov'), 'ARM_ENVIRONMENT')).toBe('usgovernment');
  });

  it('take the project of the region from a field of several', () => {
    const huawei = (region: string): CopiedKey => ({
      ...{ cloud: 'huawei', site: 'china', temporary: false, endpoints: {} },
      fields: { access_key_id: 'A', region, project_ids: ' cn-north-4 = aa \nap-southeast-1=bb=c' },
      secrets: { secret_access_key: 'shh' },
    });
    const project = 'HUAWEICLOUD_SDK_PROJECT_ID';
    expect(valueIn('huawei-env', huawei('cn-north-4'), project)).toBe('aa');
    expect(valueIn('huawei-env', huawei('ap-southeast-1'), project)).toBe('bb=c');
    expect(valueIn('huawei-env', huawei('cn-north'), project)).toBeUndefined();
  });

  it('hold a whole key file where a tool takes one as a value', () => {
    const gcp: CopiedKey = {
      ...{ cloud: 'gcp', site: 'google', temporary: false, endpoints: {} },
      fields: { private_key_id: 'k', client_email: 'a@b.iam.gserviceaccount.com', project_id: 'p' },
      secrets: { private_key: '-----BEGIN PRIVATE KEY-----\nMII=\n-----END PRIVATE KEY-----\n' },
    };
    const text = valueIn('gcp-terraform', gcp, 'GOOGLE_CREDENTIALS') ?? '';
    expect(text).not.toContain('\n');
    expect(JSON.parse(text)).toEqual({ type: 'service_account', ...gcp.fields, ...gcp.secrets });
    expect(secretsOf(named('gcp-terraform'), 'gcp')).toEqual(['private_key']);
    expect(variablesOf(named('gcp-terraform'), gcp).map(({ secret }) => secret)).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('of one key never want one name for two values', () => {
    for (const cloud of CLOUD_IDS) {
      const meanings = new Map<string, string>();
      for (const naming of namingsFor(cloud, false).filter(({ form }) => form.kind === 'env')) {
        for (const [name, meaning] of naming.by[cloud] ?? []) {
          const text = JSON.stringify(meaning);
          expect([naming.id, name, meanings.get(String(name)) ?? text]).toEqual([naming.id, name, text]);
          meanings.set(String(name), text);
        }
      }
      expect([cloud, meanings.size > 1]).toEqual([cloud, true]);
    }
  });
});
