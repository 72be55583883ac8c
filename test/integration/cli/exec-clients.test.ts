import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClock } from '../../../src/main/node/clock.ts';
import type { CredentialInput } from '../../../src/shared/model/credential.ts';
import { type StorageCloud, startStorageCloud } from '../../clouds/storage/index.ts';
import { lateDoor, OWN_COMMAND, runs } from '../../support/broker/app-at-door.ts';
import { asked, standing } from '../../support/broker/asked.ts';
import { accountDraft, awsKey } from '../../support/sample-keys.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { openTestApp } from '../../support/test-app.ts';

const DEFAULT_KEYS = join(import.meta.dirname, 'children', 'default-keys.ts');
const BOTOCORE = join(import.meta.dirname, 'children', 'botocore-keys.py');
const AWS_ID = 'AKIAQ3EGRIMWKEYTURN7';
const AWS_SECRET = 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0';
const OTHERS_PROFILE = '[default]\naws_access_key_id = AKIASOMEBODYELSE2345\naws_secret_access_key = x\n';

const aliyunKey = (label: string, publicId: string, token: string | null): CredentialInput => ({
  ...{ cloud: 'aliyun', label },
  account: { kind: 'new', draft: accountDraft({ site: 'aliyun', label }) },
  fields: { access_key_id: publicId },
  secrets: {
    access_key_secret: 'aliyunKeyturnSecret0000000001',
    ...(token !== null && { security_token: token }),
  },
});

let at: Awaited<ReturnType<typeof world>>;

/** An open app, at whose door the programs of a home folder ask, and a storage that knows its key of AWS. */
async function world() {
  const home = await temporaryFolder();
  const door = lateDoor(home.path);
  // The vendors' programs compare the end of a key with the time of this computer.
  const app = await openTestApp({ ports: { door, clock: createClock() } });
  door.at(app.folder);
  await standing(app);
  const cloud: StorageCloud = await startStorageCloud({ region: 'us-east-1', domains: [] });
  cloud.addBucket('vendors');
  cloud.addKey(AWS_ID, AWS_SECRET);
  await mkdir(join(home.path, '.aws'));
  await writeFile(join(home.path, '.aws', 'credentials'), OTHERS_PROFILE);
  const add = async (key: CredentialInput) => (await app.call('credentials.add', key)).id;
  const ids = {
    aws: await add(awsKey()),
    aliyun: await add(aliyunKey('long', 'LTAI5tKeyturnLong0000001', null)),
    temporary: await add(aliyunKey('short', 'STS.KeyturnShort00000001', 'a-token')),
    tencent: await add({
      ...{ cloud: 'tencent', label: 'cos' },
      account: { kind: 'new', draft: accountDraft({ site: 'tencent', label: 'cos' }) },
      fields: { secret_id: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE' },
      secrets: { secret_key: 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE' },
    }),
  };
  const exec = (keys: readonly (keyof typeof ids)[], options: readonly string[], ...command: string[]) => {
    const [program = '', ...words] = OWN_COMMAND;
    const named = keys.map((key) => ids[key]);
    const env = { ...door.env, AWS_PROFILE: 'nothing', TENCENTCLOUD_TOKEN: 'of another key' };
    return runs(
      program,
      [...words, 'exec', ...named, ...options, '--vault', app.folder, '--', ...command],
      env,
    );
  };
  // One word for each key; what this process asks for later is given without one.
  const first = exec(
    ['aws', 'aliyun', 'temporary', 'tencent'],
    ['--set', 'aws-env', '--set', 'aliyun-oss-env'],
    'true',
  );
  for (let asks = 0; asks < 4; asks += 1) {
    const { id } = await asked(app);
    await app.call('broker.decide', { id, answer: 'session' });
  }
  return {
    ...{ app, cloud, exec, first: await first },
    async close() {
      await cloud.close();
      await app.close();
      await home[Symbol.asyncDispose]();
    },
  };
}

beforeAll(async () => {
  at = await world();
});
afterAll(() => at.close());

describe.runIf(process.platform === 'linux')('the vendors’ own programs, started by exec', () => {
  it('refuses two keys that want one variable', () => {
    expect(at.first).toMatchObject({ code: 1, stdout: '' });
    expect(at.first.stderr).toContain('OSS_ACCESS_KEY_ID');
  });

  it.each([
    ['variables', []],
    ['an address', ['--only-endpoint']],
  ])('the AWS command line and rclone reach a storage by %s', async (_, options) => {
    const { url } = at.cloud;
    const aws = ['/usr/bin/aws', 's3api', 'list-buckets', '--endpoint-url', url, '--region', 'us-east-1'];
    const remote = `:s3,provider=Other,env_auth,force_path_style,region=us-east-1,endpoint='${url}':`;
    const [byAws, byRclone] = await Promise.all([
      at.exec(['aws'], options, ...aws),
      at.exec(['aws'], options, '/usr/bin/rclone', '--config', '', '--retries', '1', 'lsjson', remote),
    ]);
    expect(byAws.stderr).toContain('AWS_PROFILE');
    expect(JSON.parse(byAws.stdout).Buckets).toMatchObject([{ Name: 'vendors' }]);
    expect(JSON.parse(byRclone.stdout)).toMatchObject([{ Name: 'vendors', IsDir: true }]);
  });

  it.each([
    ['variables', [], 'env'],
    ['an address', ['--only-endpoint'], 'container-role'],
  ])('botocore finds its key by %s', async (_, options, by) => {
    const { stdout } = await at.exec(['aws'], options, '/usr/bin/python3', BOTOCORE);
    expect(JSON.parse(stdout)).toEqual({ by, key: [AWS_ID, AWS_SECRET.length, null] });
  });

  it('the SDKs of AWS, Alibaba Cloud and Tencent Cloud find their keys, and no others', async () => {
    const found = async (keys: Parameters<typeof at.exec>[0], options: string[], ...vendors: string[]) => {
      const { stdout, stderr } = await at.exec(keys, options, process.execPath, DEFAULT_KEYS, ...vendors);
      expect(stdout, stderr).not.toBe('');
      return JSON.parse(stdout);
    };
    const [variables, addresses] = await Promise.all([
      found(['aws', 'aliyun', 'tencent'], [], 'aws', 'aliyun', 'tencent'),
      found(['aws', 'temporary', 'tencent'], ['--endpoint'], 'aws', 'aliyun', 'tencent'),
    ]);
    const tencent = ['AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE', 32, null];
    expect(variables).toEqual({
      aws: [AWS_ID, 40, null],
      aliyun: ['LTAI5tKeyturnLong0000001', 29, null],
      tencent,
    });
    expect(addresses).toEqual({
      aws: [AWS_ID, 40, null],
      aliyun: ['STS.KeyturnShort00000001', 29, 'a-token'],
      tencent,
    });
  });
});
