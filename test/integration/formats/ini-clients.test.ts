import { execFile } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import AliProfile from '@alicloud/credentials/dist/src/providers/profile.js';
import { fromIni, fromProcess } from '@aws-sdk/credential-providers';
import { ProfileCredential } from 'tencentcloud-sdk-nodejs-common/tencentcloud/common/credential.js';
import { afterEach, expect, it, vi } from 'vitest';
import { fileKindOf } from '../../../src/main/formats/files/index.ts';
import type { FileKind } from '../../../src/shared/model/consumer.ts';
import { INI_FIXTURES, valuesOf } from '../../support/files/ini-fixtures.ts';
import { SERVICE_ACCOUNT } from '../../support/files/service-account.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

// The tools themselves, as Debian and npm bring them, are the judges of what was read and written here.
afterEach(() => {
  vi.unstubAllEnvs();
});

const run = promisify(execFile);

/** What a tool prints with this folder as its home, and nothing else in its environment. */
async function printed(home: string, program: string, ...words: readonly string[]): Promise<string> {
  const env = {
    HOME: home,
    PATH: '/usr/local/bin:/usr/bin:/bin',
    LANG: 'C.UTF-8',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  return (await run(program, words, { env })).stdout;
}

function fixture(kind: FileKind): string {
  return INI_FIXTURES.find((one) => one.kind === kind)?.text ?? '';
}

async function put(home: string, path: string, text: string): Promise<string> {
  const whole = join(home, path);
  await mkdir(dirname(whole), { recursive: true });
  await writeFile(whole, text);
  return whole;
}

const NEW_ID = 'ASIAKEYTURNEXAMPLE00';
// Signs that secrets of AWS have, and some that they never have.
const NEW_SECRET = 'new/secret+with=signs%and$"quotes\'';
const NEW_TOKEN = 'a-token/which+is==long';

/** The files of AWS with this text in one of them, read by the CLI and by the SDK for JavaScript. */
async function awsReads(
  kind: 'aws-credentials' | 'aws-config',
  profile: string,
  text: string,
): Promise<unknown[]> {
  await using home = await temporaryFolder();
  const filepath = await put(home.path, '.aws/credentials', kind === 'aws-credentials' ? text : '');
  const configFilepath = await put(home.path, '.aws/config', kind === 'aws-config' ? text : '');
  const cli = printed(home.path, '/usr/bin/aws', 'configure', 'export-credentials', '--profile', profile);
  const init = { profile, filepath, configFilepath, ignoreCache: true };
  const sdk = await fromIni(init)();
  const { AccessKeyId, SecretAccessKey, SessionToken } = JSON.parse(await cli);
  return [
    [AccessKeyId, SecretAccessKey, SessionToken ?? null],
    [sdk.accessKeyId, sdk.secretAccessKey, sdk.sessionToken ?? null],
  ];
}

it('AWS: the CLI and the SDK read a key before and after a write', async () => {
  const text = fixture('aws-credentials').replaceAll('\n', '\r\n');
  const spec = fileKindOf('aws-credentials');
  const [, , id, secret] = INI_FIXTURES.find(({ kind }) => kind === 'aws-credentials')?.keys[0] ?? [];
  const written = spec.write?.(text, 'default', valuesOf('aws', NEW_ID, NEW_SECRET, NEW_TOKEN)) ?? '';
  const [before, after] = await Promise.all([
    awsReads('aws-credentials', 'default', text),
    awsReads('aws-credentials', 'default', written),
  ]);
  expect(before).toEqual([
    [id, secret, null],
    [id, secret, null],
  ]);
  expect(after).toEqual([
    [NEW_ID, NEW_SECRET, NEW_TOKEN],
    [NEW_ID, NEW_SECRET, NEW_TOKEN],
  ]);
});

it('AWS: a command in either file hands the key over, whatever stands in its path and words', async () => {
  await using place = await temporaryFolder();
  const program = join(place.path, "key turn's (1) & $HOME", 'serve "it"');
  // It prints its last word as the secret, so that words which come through otherwise are seen.
  const script = `#!${process.execPath}
console.log(JSON.stringify({ Version: 1, AccessKeyId: '${NEW_ID}', SecretAccessKey: process.argv.at(-1) }));
`;
  await put(place.path, join("key turn's (1) & $HOME", 'serve "it"'), script);
  await chmod(program, 0o700);
  const word = 'it\'s "a" $HOME `id` \\ 100% !';
  const credentials = fileKindOf('aws-credentials').asCommand;
  const config = fileKindOf('aws-config').asCommand;
  const [first, second] = await Promise.all([
    awsReads(
      'aws-credentials',
      'session',
      credentials?.(fixture('aws-credentials'), 'session', [program, word]) ?? '',
    ),
    awsReads('aws-config', 'work', config?.(fixture('aws-config'), 'work', [program, 'cli', word]) ?? ''),
  ]);
  const expected = [
    [NEW_ID, word, null],
    [NEW_ID, word, null],
  ];
  expect(first).toEqual(expected);
  expect(second).toEqual(expected);
  const changed =
    config?.(`[profile work]\ncredential_process = /old one\n`, 'work', [program, 'again']) ?? '';
  const configFilepath = await put(place.path, 'config', changed);
  const init = { profile: 'work', filepath: join(place.path, 'none'), configFilepath, ignoreCache: true };
  expect(await fromProcess(init)()).toMatchObject({ accessKeyId: NEW_ID, secretAccessKey: 'again' });
});

it('rclone reads each remote before and after a write', async () => {
  await using home = await temporaryFolder();
  const spec = fileKindOf('rclone');
  const odd = ' `odd"   secret ';
  const key = `-----BEGIN PRIVATE KEY-----\n100% "new" \\ \n-----END PRIVATE KEY-----\n`;
  const dump = async (name: string, text: string) =>
    JSON.parse(
      await printed(home.path, 'rclone', '--config', await put(home.path, name, text), 'config', 'dump'),
    );
  const text = fixture('rclone');
  let written = text;
  for (const { entry, key: found } of spec.read(text).entries) {
    const values =
      found.cloud === 'gcp' ? valuesOf('gcp', 'new-id', key) : valuesOf(found.cloud, NEW_ID, odd);
    written = spec.write?.(written, entry, values) ?? '';
  }
  written = spec.write?.(written, 'aws', valuesOf('aws', NEW_ID, '"""quoted', NEW_TOKEN)) ?? '';
  const [before, after] = await Promise.all([dump('before', text), dump('after', written)]);
  expect(before.oss.access_key_id).toBe('LTAI5tKeyturnExample1234');
  expect(JSON.parse(before.gcs.service_account_credentials).private_key).toBe(SERVICE_ACCOUNT.privateKey);
  for (const remote of ['oss', 'cos', 'obs', 'us3'])
    expect(after[remote]).toEqual({ ...before[remote], access_key_id: NEW_ID, secret_access_key: odd });
  expect(after.aws).toEqual({
    ...before.aws,
    ...{ access_key_id: NEW_ID, secret_access_key: '"""quoted', session_token: NEW_TOKEN },
  });
  expect(after.blob).toEqual({ ...before.blob, client_id: NEW_ID, client_secret: odd });
  expect(JSON.parse(after.gcs.service_account_credentials)).toEqual({
    ...JSON.parse(before.gcs.service_account_credentials),
    ...{ private_key_id: 'new-id', private_key: key },
  });
  expect([after.minio, after.box]).toEqual([before.minio, before.box]);
});

it('s3cmd reads the key before and after a write', async () => {
  await using home = await temporaryFolder();
  const text = fixture('s3cmd');
  const odd = '"new%(x)s#;secret"';
  const written = fileKindOf('s3cmd').write?.(text, '', valuesOf('aws', NEW_ID, odd, NEW_TOKEN)) ?? '';
  const dump = async (name: string, file: string) =>
    (await printed(home.path, 's3cmd', '-c', await put(home.path, name, file), '--dump-config')).split('\n');
  const [before, after] = await Promise.all([dump('before', text), dump('after', written)]);
  expect(before).toContain('access_key = AKIAIOSFODNN7EXAMPLE');
  const wanted = new Map([
    ['access_key', NEW_ID],
    ['secret_key', odd],
    ['access_token', NEW_TOKEN],
  ]);
  const renewed = before.map((line) => {
    const name = line.split(' = ')[0] ?? '';
    return wanted.has(name) ? `${name} = ${wanted.get(name)}` : line;
  });
  expect(after).toEqual(renewed);
});

it("Alibaba Cloud's credentials package reads a profile before and after a write", async () => {
  await using home = await temporaryFolder();
  const text = fixture('alibabacloud-credentials');
  const written =
    fileKindOf('alibabacloud-credentials').write?.(
      text,
      'default',
      valuesOf('aliyun', 'new-id', 'new=secret+/'),
    ) ?? '';
  const read = async (name: string, file: string) => {
    vi.stubEnv('ALIBABA_CLOUD_CREDENTIALS_FILE', await put(home.path, name, file));
    const { accessKeyId, accessKeySecret } = await AliProfile.builder().build().getCredentials();
    return [accessKeyId, accessKeySecret];
  };
  expect(await read('before', text)).toEqual(['LTAI5tKeyturnExample1234', 'kEyTuRn0123456789abcdefABCDEFx']);
  expect(await read('after', written)).toEqual(['new-id', 'new=secret+/']);
});

it("Tencent Cloud's SDK reads its profile before and after a write", async () => {
  await using home = await temporaryFolder();
  vi.stubEnv('HOME', home.path);
  const text = fixture('tencentcloud-credentials');
  const written =
    fileKindOf('tencentcloud-credentials').write?.(
      text,
      'default',
      valuesOf('tencent', 'new-id', 'new=secret', 'a-token=='),
    ) ?? '';
  await put(home.path, '.tencentcloud/credentials', text);
  expect(await new ProfileCredential().getCredential()).toEqual({
    ...{ secretId: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE', secretKey: 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE' },
    token: undefined,
  });
  await put(home.path, '.tencentcloud/credentials', written);
  expect(await new ProfileCredential().getCredential()).toEqual({
    ...{ secretId: 'new-id', secretKey: 'new=secret', token: 'a-token==' },
  });
});
