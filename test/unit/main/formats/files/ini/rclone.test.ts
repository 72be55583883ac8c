import { describe, expect, it } from 'vitest';
import { rclone } from '../../../../../../src/main/formats/files/ini/rclone.ts';
import { valuesOf } from '../../../../../support/files/ini-fixtures.ts';
import { SERVICE_ACCOUNT } from '../../../../../support/files/service-account.ts';
import { held } from './held.ts';

const HUAWEI_ID = 'HPUAEXAMPLE012345678';
const remote = (...lines: readonly string[]) => `[r]\ntype = s3\n${lines.join('\n')}\n`;
const pair = (id: string) => [
  `access_key_id = ${id}`,
  'secret_access_key = hWsEcReT0123456789abcdefghijABCDEFGHIJ01',
];

describe('an encrypted file', () => {
  const text = '# Encrypted rclone configuration File\n\nRCLONE_ENCRYPT_V0:\nYWJjZGVm\n[r]\ntype = s3\n';

  it('is named, and left alone', () => {
    expect(rclone.read(text)).toEqual({ entries: [], problems: [{ kind: 'encrypted', line: null }] });
    expect(rclone.read(text.replaceAll('\n', '\r\n')).problems).toHaveLength(1);
    expect(() => rclone.write?.(text, 'r', valuesOf('aws', 'i', 's'))).toThrow('file-encrypted');
    expect(() => rclone.remove?.(text, 'r')).toThrow('file-encrypted');
  });

  it('is no other file that names the word', () => {
    expect(
      rclone.read(`# RCLONE_ENCRYPT_V0:\n${remote('provider = AWS', ...pair('AKIAIOSFODNN7EXAMPLE'))}`)
        .entries,
    ).toHaveLength(1);
  });
});

describe('whose key a remote holds', () => {
  it.each([
    [['provider = AWS'], HUAWEI_ID, 'aws', 'certain'],
    [['provider = ChinaMobile'], HUAWEI_ID, 'ecloud', 'likely'],
    [
      ['provider = AWS', 'endpoint = https://oss-cn-hangzhou.aliyuncs.com'],
      'LTAI5tKeyturnExample1234',
      'aliyun',
      'certain',
    ],
    [['provider = AWS', 'endpoint = https://s3.gateway.example'], 'AKIAIOSFODNN7EXAMPLE', 'aws', 'likely'],
    [['provider = Alibaba', 'endpoint = https://files.example.com'], 'any', 'aliyun', 'likely'],
    [['provider = Minio', 'endpoint = oos-cn.ctyunapi.cn'], HUAWEI_ID, 'ctyun', 'likely'],
    [['provider = Other', 'endpoint = s3.cn-north-1.jdcloud-oss.com'], HUAWEI_ID, 'jdcloud', 'certain'],
    [['provider = Other', 'endpoint = https://jiangsu-10.zos.ctyun.cn:443/x'], HUAWEI_ID, 'ctyun', 'likely'],
    [['endpoint = obs.eu-west-101.myhuaweicloud.eu'], HUAWEI_ID, 'huawei', 'certain'],
    [['provider = Other', 'endpoint = https://s3.gateway.example'], 'AKIAIOSFODNN7EXAMPLE', 'aws', 'likely'],
    [[], 'LTAI5tKeyturnExample1234', 'aliyun', 'certain'],
    [[], HUAWEI_ID, 'huawei', 'guess'],
  ])('%j with %s', (lines, id, cloud, sure) => {
    expect(rclone.read(remote(...lines, ...pair(id))).entries[0]?.key).toMatchObject({ cloud, sure });
  });

  it.each([
    [['provider = Minio', 'endpoint = http://127.0.0.1:9000']],
    [['provider = AWS', 'endpoint = http://10.0.0.5:9000']],
    [['provider = Other', 'endpoint = s3.gateway.example']],
    [['provider = Other', 'endpoint = aliyuncs.com.example']],
  ])('nobody’s with %j', (lines) => {
    expect(rclone.read(remote(...lines, ...pair(HUAWEI_ID))).entries).toEqual([]);
  });
});

it('takes only remotes that hold a key', () => {
  const text = `[env]\ntype = s3\nprovider = AWS\nenv_auth = true\n\n[file]\ntype = google cloud storage
service_account_file = /k.json\n[shared]\ntype = azureblob\naccount = a\nkey = c3RvcmFnZQ==\n[drive]\ntype = onedrive
client_id = 6f1c1a52-4c0f-4d5e-9f3a-0123456789ab\nclient_secret = x\n`;
  expect(rclone.read(text)).toEqual({ entries: [], problems: [] });
});

it('takes no word of rclone for a region', () => {
  const region = (name: string) =>
    rclone.read(remote('provider = AWS', `region = ${name}`, ...pair(HUAWEI_ID))).entries[0]?.key.fields
      .region;
  expect([region('other-v2-signature'), region('eu-west-1')]).toEqual([undefined, 'eu-west-1']);
});

it('reads quotes and names as rclone does', () => {
  const text = remote(
    'provider: AWS',
    '"access_key_id" = `AKIAIOSFODNN7EXAMPLE`',
    'secret_access_key = """a "b" # c"""',
  );
  expect(held(rclone, text)).toEqual([['r', 'aws', 'AKIAIOSFODNN7EXAMPLE', 'a "b" # c']]);
  const upper = remote('provider = AWS', 'Access_Key_Id = x', 'secret_access_key = y');
  expect(rclone.read(upper)).toEqual({ entries: [], problems: [{ kind: 'incomplete', line: 1 }] });
});

it('does not follow one value to another', () => {
  const text = remote(
    'provider = AWS',
    'access_key_id = AKIAIOSFODNN7EXAMPLE',
    'secret_access_key = %(type)s',
  );
  expect(rclone.read(text).problems).toEqual([{ kind: 'incomplete', line: 1 }]);
});

describe('the key of a service account', () => {
  const text = `[g]\ntype = google cloud storage\nservice_account_credentials = ${SERVICE_ACCOUNT.json}\nlocation = asia\n`;

  it('is found with what stands beside it', () => {
    expect(rclone.read(text).entries[0]?.key).toMatchObject({
      ...{ cloud: 'gcp', sure: 'certain', line: 3 },
      fields: {
        client_email: 'robot@keyturn-example.iam.gserviceaccount.com',
        project_id: 'keyturn-example',
      },
    });
  });

  it('is written where it differs, with the rest of its JSON', () => {
    const spaced = text.replace('"private_key_id":', '"private_key_id" :  ');
    const written = rclone.write?.(spaced, 'g', valuesOf('gcp', 'new', 'PEM\n"100%"\n'));
    expect(written).toBe(
      spaced
        .replace(SERVICE_ACCOUNT.keyId, 'new')
        .replace(JSON.stringify(SERVICE_ACCOUNT.privateKey), () => JSON.stringify('PEM\n"100%"\n')),
    );
  });

  it('goes with its line alone', () => {
    expect(rclone.remove?.(text, 'g')).toBe('[g]\ntype = google cloud storage\nlocation = asia\n');
  });

  it('is none where the JSON is broken, of another type, or another cloud’s', () => {
    for (const json of ['{"type":', '[]', '"x"', '{"type":"authorized_user","client_secret":"x"}', ''])
      expect(rclone.read(text.replace(SERVICE_ACCOUNT.json, () => json)).entries).toEqual([]);
    expect(() => rclone.write?.(text, 'g', valuesOf('aws', 'i', 's'))).toThrow('value-unwritable');
    expect(() => rclone.write?.(text.replace('{', '{{'), 'g', valuesOf('gcp', 'i', 's'))).toThrow(
      'place-gone',
    );
  });
});
