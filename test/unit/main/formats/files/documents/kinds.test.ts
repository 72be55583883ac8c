import { describe, expect, it } from 'vitest';
import { commandLine } from '../../../../../../src/main/formats/files/documents/command-line.ts';
import { fileKindOf } from '../../../../../../src/main/formats/files/index.ts';
import { opened, pairs, placesOf, valuesOf, writerOf } from './opened.ts';
import { ALIYUN, GOOGLE, GUID, HCLOUD, MINIO, PEM, SAMPLES, TENANT } from './samples.ts';

const kindsOf = (kind: Parameters<typeof opened>[0], text: string) =>
  opened(kind, text).problems.map((problem) => problem.kind);
const coded = (code: string) => expect.objectContaining({ code });

describe('Alibaba Cloud’s CLI', () => {
  const profile = (members: object) =>
    JSON.stringify({ current: 'a', profiles: [{ name: 'a', ...members }] });
  const HALVES = { access_key_id: 'LTAI5tKeyturnExample1234', access_key_secret: 's3cret' };
  const { write, remove } = writerOf('aliyun-cli');
  const asCommand = fileKindOf('aliyun-cli').asCommand;

  it.each([
    ['AK', 1, []],
    ['ak', 1, []],
    ['StsToken', 1, []],
    ['RamRoleArn', 1, []],
    ['', 1, []],
    ['EcsRamRole', 0, []],
    ['ChainableRamRoleArn', 0, []],
    ['OIDC', 0, []],
    ['CredentialsURI', 0, []],
    ['Anonymous', 0, []],
    ['CloudSSO', 0, ['session']],
    ['OAuth', 0, ['session']],
    ['BearerToken', 0, ['session']],
  ])('has keys by its mode (%s)', (mode, keys, problems) => {
    const text = profile({ mode, ...HALVES });
    expect(opened('aliyun-cli', text).keys).toHaveLength(keys);
    expect(kindsOf('aliyun-cli', text)).toEqual(problems);
  });

  it('takes the first of two profiles with one name, and a half alone for incomplete', () => {
    const two = {
      profiles: [
        { name: 'a', ...HALVES },
        { name: 'a', ...HALVES, access_key_secret: 'other' },
      ],
    };
    expect(pairs('aliyun-cli', JSON.stringify(two))).toEqual([['a', HALVES.access_key_id, 's3cret']]);
    expect(kindsOf('aliyun-cli', JSON.stringify(two))).toEqual(['repeated']);
    expect(kindsOf('aliyun-cli', profile({ mode: 'AK', access_key_id: 'x' }))).toEqual(['incomplete']);
    expect(kindsOf('aliyun-cli', profile({ mode: 'AK', ...HALVES, Access_Key_Id: 'x' }))).toEqual([
      'repeated',
    ]);
  });

  it('changes its mode with the token', () => {
    const text = profile({ mode: 'AK', ...HALVES });
    const withToken = write(text, 'a', valuesOf('aliyun', 'LTAInew', 'new', 'token'));
    expect(JSON.parse(withToken).profiles[0]).toMatchObject({ mode: 'StsToken', sts_token: 'token' });
    const without = write(withToken, 'a', valuesOf('aliyun', 'LTAInew', 'new'));
    expect(JSON.parse(without).profiles[0]).toEqual({
      ...{ name: 'a', mode: 'AK', access_key_id: 'LTAInew', access_key_secret: 'new' },
    });
    const role = write(ALIYUN, 'role', valuesOf('aliyun', 'LTAInew', 'new'));
    expect(JSON.parse(role).profiles[1]).toMatchObject({ mode: 'RamRoleArn', access_key_secret: 'new' });
  });

  it('names a command in place of the key, and another one in place of that', () => {
    const once = asCommand?.(ALIYUN, 'default', ['/opt/keyturn', 'cli', 'credential-process', 'abc']) ?? '';
    expect(once).toBe(
      ALIYUN.replace(
        '"mode": "AK"',
        '"mode": "External",\n\t\t\t"process_command": "/opt/keyturn cli credential-process abc"',
      )
        .replace(/\t*"access_key_id".*\n/, '')
        .replace(/\t*"access_key_secret".*\n/, ''),
    );
    expect(opened('aliyun-cli', once).keys[0]).toMatchObject({
      ...{ entry: 'default', command: '/opt/keyturn cli credential-process abc' },
      ...{ publicId: '', secret: null, region: 'cn-hangzhou' },
    });
    const twice = asCommand?.(once, 'default', ['/opt/other']) ?? '';
    expect(twice).toBe(once.replace('/opt/keyturn cli credential-process abc', '/opt/other'));
    const back = write(once, 'default', valuesOf('aliyun', 'LTAInew', 'new'));
    expect(pairs('aliyun-cli', back)[0]).toEqual(['default', 'LTAInew', 'new']);
    expect(back).not.toContain('process_command');
  });

  it('keeps a role, which a command would never assume', () => {
    expect(() => asCommand?.(ALIYUN, 'role', ['/opt/keyturn'])).toThrow(coded('value-unwritable'));
    expect(() => asCommand?.(ALIYUN, 'default', [''])).toThrow(coded('value-unwritable'));
    expect(() => asCommand?.(ALIYUN, 'none', ['/opt/keyturn'])).toThrow(coded('place-gone'));
  });

  it('shows the key that an SDK left beside the command', () => {
    const text = profile({ mode: 'External', process_command: '/k', ...HALVES, sts_expiration: 0 });
    expect(pairs('aliyun-cli', text)).toEqual([['a', HALVES.access_key_id, 's3cret']]);
    const scrubbed = asCommand?.(text, 'a', ['/k']) ?? '';
    expect(JSON.parse(scrubbed).profiles[0]).toEqual({ name: 'a', mode: 'External', process_command: '/k' });
    expect(opened('aliyun-cli', remove(text, 'a')).keys).toMatchObject([{ command: '/k' }]);
    const renewed = JSON.parse(write(text, 'a', valuesOf('aliyun', 'LTAInew', 'new'))).profiles[0];
    expect(renewed).toMatchObject({ mode: 'External', process_command: '/k', access_key_secret: 'new' });
    const temporary = profile({ mode: 'External', process_command: '/k', ...HALVES, sts_token: 't' });
    expect(opened('aliyun-cli', temporary).keys).toMatchObject([{ command: '/k', secret: null }]);
  });
});

describe('a command as one line', () => {
  it.each([
    [['/opt/k', 'cli', 'a-b'], '/opt/k cli a-b'],
    [['/opt/Key turn/k', ''], "'/opt/Key turn/k' ''"],
    [['/opt/k', "it's"], "/opt/k 'it'\\''s'"],
    [['/opt/k', 'a\\b"$`'], "/opt/k 'a\\b\"$`'"],
    [['C:\\Keyturn\\k.exe', 'x'], 'C:\\Keyturn\\k.exe x'],
    [['C:\\Program Files\\k.exe', 'x'], "'C:\\Program Files\\k.exe' x"],
    [["C:\\Ann's\\k.exe", 'x'], '"C:\\Ann\'s\\k.exe" x'],
    [["C:\\Ann's\\"], null],
    [['/opt/k', 'a\nb'], null],
    [[], null],
  ])('%j is %j', (command, line) => {
    expect(commandLine(command)).toBe(line);
  });
});

describe('tccli', () => {
  it.each([
    ['{"secretId":"a","secretKey":"b","token":"t","type":"default"}', 1, []],
    ['{"secretId":"a","secretKey":"b","type":"oauth","expiresAt":1}', 0, ['session']],
    ['{"secretId":"a","secretKey":"b","type":"sso"}', 0, ['session']],
    ['{"type":"cvm-role"}', 0, []],
    ['{"secretId":"None","secretKey":"None"}', 0, []],
    ['{"secretId":"a"}', 0, ['incomplete']],
    ['["secretId"]', 0, []],
  ])('has keys by its type (%s)', (text, keys, problems) => {
    expect(opened('tccli', text).keys).toHaveLength(keys);
    expect(kindsOf('tccli', text)).toEqual(problems);
  });

  it('puts a token behind the secret and takes it away', () => {
    const text = '{"secretId":"a","secretKey":"b","role-arn":"r"}';
    const { write } = writerOf('tccli');
    const written = write(text, '', valuesOf('tencent', 'a', 'b', 't'));
    expect(written).toBe('{"secretId":"a","secretKey":"b","token":"t","role-arn":"r"}');
    expect(write(written, '', valuesOf('tencent', 'a', 'b'))).toBe(text);
  });
});

describe('KooCLI', () => {
  const values = valuesOf('huawei', 'HPUANEW', 'new', 'token');
  const { write, remove } = writerOf('hcloud');

  it.each([
    HCLOUD.replace('"authEncrypt": "false"', '"authEncrypt": "true"'),
    HCLOUD.replace(/.*authEncrypt.*\n/, ''),
  ])('is neither read nor written where it has encrypted the values', (text) => {
    expect(opened('hcloud', text)).toEqual({ keys: [], problems: [{ kind: 'encrypted', line: null }] });
    expect(() => write(text, 'default', values)).toThrow(coded('file-encrypted'));
    expect(() => remove(text, 'default')).toThrow(coded('file-encrypted'));
  });

  it('says nothing of a file without keys, and of a login that it is one', () => {
    expect(opened('hcloud', '{"profiles":[{"name":"default"}]}')).toEqual({ keys: [], problems: [] });
    expect(kindsOf('hcloud', HCLOUD.replace('AKSK', 'SSO'))).toEqual(['session']);
  });

  it('has the token in the member that is there', () => {
    const written = write(HCLOUD, 'default', values);
    expect(JSON.parse(written).profiles[0]).toMatchObject({ securityToken: 'token', secretAccessKey: 'new' });
    const without = write(written, 'default', valuesOf('huawei', 'HPUANEW', 'new'));
    expect(JSON.parse(without).profiles[0].securityToken).toBe('');
  });

  it('tells the domain with the key', () => {
    const [entry] = fileKindOf('hcloud').read(HCLOUD).entries;
    expect(entry?.key.fields).toMatchObject({
      domain_id: '0123456789abcdef0123456789abcdef',
      region: 'cn-north-4',
    });
  });
});

describe('keys of Google', () => {
  it('bring their account along, and take another one', () => {
    const { write } = writerOf('google-key');
    const values = valuesOf('gcp', 'f'.repeat(40), PEM.replaceAll('M', 'N'));
    const fields = {
      ...values.fields,
      client_email: 'other@p.iam.gserviceaccount.com',
      project_id: 'other',
      client_id: '',
    };
    const written = JSON.parse(write(GOOGLE, '', { ...values, fields }));
    expect(written).toEqual({
      ...JSON.parse(GOOGLE),
      ...{ private_key_id: 'f'.repeat(40), private_key: PEM.replaceAll('M', 'N') },
      ...{ client_email: 'other@p.iam.gserviceaccount.com', project_id: 'other' },
    });
    const [entry] = fileKindOf('google-key').read(GOOGLE).entries;
    expect(entry?.key).toMatchObject({
      label: 'deployer@my-project.iam.gserviceaccount.com',
      fields: { project_id: 'my-project', token_uri: 'https://oauth2.googleapis.com/token' },
    });
  });

  it.each(['authorized_user', 'external_account', 'impersonated_service_account'])(
    'are no logins (%s)',
    (type) => {
      const text = JSON.stringify({ type, private_key: PEM, private_key_id: 'x', refresh_token: 'y' });
      expect(opened('google-key', text)).toEqual({ keys: [], problems: [{ kind: 'session', line: null }] });
    },
  );
});

describe('principals of Azure', () => {
  it('are told by their GUIDs, and their site by the authority', () => {
    const auth = SAMPLES.find(({ kind }) => kind === 'azure-auth')?.text ?? '';
    const china = auth.replace('login.microsoftonline.com', 'login.chinacloudapi.cn');
    expect(fileKindOf('azure-auth').read(china).entries[0]?.key).toMatchObject({
      site: 'china',
      fields: { client_id: GUID, tenant_id: TENANT, subscription_id: GUID },
    });
    expect(opened('azure-auth', auth.replaceAll(GUID, 'my-app'))).toEqual({ keys: [], problems: [] });
  });

  it('of the CLI stand once for each tenant, and are taken out whole', () => {
    const entry = (tenant: string) => ({ client_id: GUID, tenant, client_secret: `secret of ${tenant}` });
    const text = JSON.stringify([entry('a'), entry('b'), entry('a')]);
    expect(pairs('azure-cli', text)).toEqual([
      [`a/${GUID}`, GUID, 'secret of a'],
      [`b/${GUID}`, GUID, 'secret of b'],
    ]);
    expect(kindsOf('azure-cli', text)).toEqual(['repeated']);
    const { write, remove } = fileKindOf('azure-cli');
    expect(write).toBeNull();
    expect(JSON.parse(remove?.(text, `b/${GUID}`) ?? '')).toEqual([entry('a'), entry('a')]);
  });
});

describe('the client of UCloud', () => {
  it('has logins beside keys, and the last of two profiles counts', () => {
    const text = JSON.stringify([
      { public_key: '', private_key: '', profile: 'web', auth_mode: 'oauth', access_token: 't' },
      { public_key: 'a', private_key: 'b', profile: 'p' },
      { public_key: 'c', private_key: 'd', profile: 'p' },
    ]);
    expect(pairs('ucloud-cli', text)).toEqual([['p', 'c', 'd']]);
    expect(kindsOf('ucloud-cli', text)).toEqual(['repeated', 'session']);
  });
});

describe('the client of MinIO', () => {
  const at = (url: string, accessKey: string) =>
    JSON.stringify({
      version: '9',
      hosts: { x: { url, accessKey, secretKey: 's3cret', sessionToken: 't' } },
    });

  it.each([
    ['https://s3.amazonaws.com', 'AKIAQWERTYUIOPASDFGH', 'aws'],
    ['https://s3.cn-north-1.amazonaws.com.cn', 'AKIAQWERTYUIOPASDFGH', 'aws'],
    ['https://cos.ap-guangzhou.myqcloud.com', 'x', 'tencent'],
    ['https://obs.cn-north-4.myhuaweicloud.com', 'x', 'huawei'],
    ['http://internal.s3-cn-bj.ufileos.com', 'x', 'ucloud'],
    ['https://s3.cn-north-1.jdcloud-oss.com', 'x', 'jdcloud'],
    ['https://jiangsu-10.zos.ctyun.cn', 'x', 'ctyun'],
    ['https://eos-wuxi-1.cmecloud.cn', 'x', 'ecloud'],
    ['https://proxy.example.com', 'LTAI5tKeyturnExample1234', 'aliyun'],
    ['not a url', 'LTAI5tKeyturnExample1234', 'aliyun'],
  ])('has keys of the platform that it calls (%s)', (url, id, cloud) => {
    expect(opened('minio-client', at(url, id)).keys).toMatchObject([{ entry: 'x', cloud, publicId: id }]);
  });

  it.each([
    ['https://oos-cn.ctyunapi.cn', 'likely'],
    ['https://x.10086.cn', 'likely'],
    ['https://s3.jcloudcs.com', 'certain'],
  ])('is no more certain than the storage at %s', (url, sure) => {
    const [entry] = fileKindOf('minio-client').read(at(url, 'x')).entries;
    expect(entry?.key.sure).toBe(sure);
  });

  it('has keys of one’s own servers, which are nobody’s here', () => {
    expect(opened('minio-client', at('https://amazonaws.com.example.com', 'minioadmin')).keys).toEqual([]);
    expect(pairs('minio-client', MINIO).map(([entry]) => entry)).toEqual(['oss']);
    const twice =
      '{"aliases":{"a":{"url":"https://x.aliyuncs.com","accessKey":"1","secretKey":"2"},"a":{"url":"https://x.aliyuncs.com","accessKey":"3","secretKey":"4"}}}';
    expect(pairs('minio-client', twice)).toEqual([['a', '3', '4']]);
    expect(kindsOf('minio-client', twice)).toEqual(['repeated']);
  });
});

describe('places', () => {
  it.each([
    ['aliyun-cli', {}, ['/home/ann/.aliyun/config.json']],
    ['tccli', {}, ['/home/ann/.tccli/*.credential']],
    ['coscli', {}, ['/home/ann/.cos.yaml']],
    ['hcloud', {}, ['/home/ann/.hcloud/config.json']],
    ['ucloud-cli', {}, ['/home/ann/.ucloud/credential.json']],
    [
      'minio-client',
      { MC_CONFIG_DIR: '/etc/mc' },
      ['/etc/mc/config.json', '/home/ann/.mc/config.json', '/home/ann/.mcli/config.json'],
    ],
    [
      'azure-cli',
      { AZURE_CONFIG_DIR: '/az' },
      ['/az/service_principal_entries.json', '/home/ann/.azure/service_principal_entries.json'],
    ],
    ['azure-auth', { AZURE_AUTH_LOCATION: '/az/auth.json' }, ['/az/auth.json']],
    ['azure-rbac', {}, []],
    ['tfvars', {}, []],
    [
      'google-key',
      {
        GOOGLE_APPLICATION_CREDENTIALS: '/k.json',
        CLOUDSDK_CONFIG: '/g',
        GOOGLE_CREDENTIALS: '{"type":"service_account"}',
        GCLOUD_KEYFILE_JSON: 'relative.json',
      },
      [
        '/k.json',
        '/g/application_default_credentials.json',
        '/home/ann/.config/gcloud/application_default_credentials.json',
      ],
    ],
  ] as const)('of %s follow home and environment', (kind, env, expected) => {
    expect(placesOf(kind, env)).toEqual(expected);
  });

  it('on Windows are written as Windows does', () => {
    expect(placesOf('minio-client', {}, 'win32')[0]).toBe('C:\\Users\\ann\\mc\\config.json');
    expect(placesOf('tccli', {}, 'win32')).toEqual(['C:\\Users\\ann\\.tccli\\*.credential']);
    const adc = 'gcloud\\application_default_credentials.json';
    expect(placesOf('google-key', {}, 'win32')).toEqual([`C:\\Users\\ann\\AppData\\Roaming\\${adc}`]);
    expect(placesOf('google-key', { APPDATA: 'D:\\Roam' }, 'win32')).toEqual([`D:\\Roam\\${adc}`]);
  });
});
