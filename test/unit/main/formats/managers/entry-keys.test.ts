import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ManagerEntry } from '../../../../../src/main/formats/managers/entry.ts';
import { keyEntries, keysOfEntries } from '../../../../../src/main/formats/managers/entry-keys.ts';
import { MANAGER_LIMITS, ManagerError } from '../../../../../src/main/formats/managers/limits.ts';
import { entryWith } from '../../../../support/managers/entries.ts';

const field = (name: string, value: string) => ({ name, value });
const ALIYUN = ['LTAI5tQnKeyturn2Sample7x', 'Qw3rT6yUi9oP1aS4dF7gH0jKl2ZxC5'] as const;
const CLIENT = '11111111-2222-3333-4444-555555555555';
const CLIENT_SECRET = 'abc8Q~dEfGhIjKlMnOpQrStUvWxYz0123456789ab';

/** Cloud, id and secret of each key. */
function found(changes: Partial<ManagerEntry>): readonly (readonly string[])[] {
  const { entries } = keyEntries([entryWith(changes)]);
  return keysOfEntries(entries).map(({ cloud, fields, secrets }) => [
    cloud,
    ...Object.values(fields),
    ...Object.values(secrets).map((secret) => secret.reveal()),
  ]);
}

describe('the keys in an entry', () => {
  it.each<[string, Partial<ManagerEntry>, readonly string[]]>([
    [
      'user name and password by their shapes',
      { username: 'AKIAQ3EGRIMWKEYTURN7', password: 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0' },
      ['aws', 'AKIAQ3EGRIMWKEYTURN7', 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0'],
    ],
    [
      'named fields',
      { fields: [field('AccessKey ID', ALIYUN[0]), field('AccessKeySecret', ALIYUN[1])] },
      ['aliyun', ...ALIYUN],
    ],
    [
      'short names of fields',
      { username: 'ops', fields: [field('AK', ALIYUN[0]), field('SK', ALIYUN[1])] },
      ['aliyun', ...ALIYUN],
    ],
    [
      'a user name with a secret in a field',
      { username: ALIYUN[0], fields: [field('AccessKeySecret', ALIYUN[1])] },
      ['aliyun', ...ALIYUN],
    ],
    [
      'Chinese names, with the platform in the title',
      {
        title: 'UCloud 生产',
        fields: [
          field('公钥', '4eZCq7nB1mPq2VwX9kLrT5sY8uJd3fHg6aWcE0bNvMx'),
          field('私钥', '0a1b2c3d4e5f60718293a4b5c6d7e8f901234567'),
        ],
      },
      ['ucloud', '4eZCq7nB1mPq2VwX9kLrT5sY8uJd3fHg6aWcE0bNvMx', '0a1b2c3d4e5f60718293a4b5c6d7e8f901234567'],
    ],
    [
      'a pair without a shape of its own, with the platform in the title',
      {
        title: '华为云 iam',
        username: 'QTWAOYTT1NDUT2QVKY3C',
        password: 'MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc',
      },
      ['huawei', 'QTWAOYTT1NDUT2QVKY3C', 'MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc'],
    ],
    [
      'a client with its tenant',
      {
        title: 'sp',
        username: CLIENT,
        password: CLIENT_SECRET,
        fields: [field('Tenant ID', '99999999-8888-7777-6666-555555555555')],
      },
      ['azure', '99999999-8888-7777-6666-555555555555', CLIENT, CLIENT_SECRET],
    ],
    [
      'free text in the notes',
      { notes: `for the bucket\nSecretId: AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE\nSecretKey: ${ALIYUN[1]}Ab` },
      ['tencent', 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE', `${ALIYUN[1]}Ab`],
    ],
  ])('%s', (_name, changes, expected) => {
    expect(found(changes)).toEqual([expected]);
  });

  it('are as many as it holds', () => {
    const pair = (n: string) => `AccessKeyId=${ALIYUN[0]}${n}\nAccessKeySecret=${ALIYUN[1]}`;
    expect(found({ notes: `${pair('1')}\n\n${pair('2')}` })).toHaveLength(2);
  });

  it('may be a whole file in a field or in the notes', () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const json = JSON.stringify(
      {
        type: 'service_account',
        project_id: 'keyturn-1',
        private_key_id: '0123456789abcdef0123456789abcdef01234567',
        private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
        client_email: 'ci@keyturn-1.iam.gserviceaccount.com',
      },
      null,
      2,
    );
    expect(found({ notes: json }).map(([cloud]) => cloud)).toEqual(['gcp']);
    expect(found({ fields: [field('key.json', json)] })).toHaveLength(1);
  });
});

describe('entries without keys', () => {
  it.each<[string, Partial<ManagerEntry>]>([
    ['a mail address', { username: 'alice@example.com', password: 'x9K2mP4qR7sT1vW3yZ5aB8cD0eF6gH' }],
    ['a long name with a year', { username: 'administrator2024', password: 'Abcdefghijkl1234567890xyzQ' }],
    ['a name in parts', { username: 'zhangsan_2024_backup', password: 'x9K2mP4qR7sT1vW3yZ5aB8cD0eF6gH' }],
    ['a phone number', { username: '8613800138000123', password: 'x9K2mP4qR7sT1vW3yZ5aB8cD0eF6gH' }],
    [
      "a login to a platform's console",
      {
        title: '阿里云',
        url: 'https://account.aliyun.com',
        username: 'ops@corp.onaliyun.com',
        password: 'x9K2mP4qR7sT1vW3yZ5aB8cD0eF6gH',
      },
    ],
    ['an id whose secret is elsewhere', { username: 'AKIAQ3EGRIMWKEYTURN7', password: 'short' }],
    ['a note', { notes: 'ssid: home\npassword: 12345678901234567890abcd' }],
    ['nothing', {}],
  ])('%s', (_name, changes) => {
    expect(keyEntries([entryWith(changes)])).toEqual({ entries: [], passedOver: 1 });
  });

  it('stay in the reader, and are counted', () => {
    const login = entryWith({ title: 'mail', username: 'alice@example.com', password: 'hunter2-hunter2' });
    const key = entryWith({ fields: [field('AK', ALIYUN[0]), field('SK', ALIYUN[1])] });
    expect(keyEntries([login, key, login])).toEqual({ entries: [{ entry: key, line: 2 }], passedOver: 2 });
  });

  it('are too many', () => {
    const all = Array.from({ length: MANAGER_LIMITS.entries + 1 }, () => entryWith({}));
    expect(() => keyEntries(all)).toThrow(ManagerError);
  });
});

describe('what an entry says around its key', () => {
  const described = (changes: Partial<ManagerEntry>) => {
    const entry = entryWith({ username: ALIYUN[0], password: ALIYUN[1], ...changes });
    const [key] = keysOfEntries([{ entry, line: 7 }]);
    return { label: key?.label, sheet: key?.sheet, line: key?.line, ...key?.about };
  };

  it('is its title, its groups and its tags', () => {
    expect(
      described({ title: 'oss\nbackup', groups: ['Clouds', '主账号', '生产'], tags: ['ops', ' '] }),
    ).toMatchObject({
      label: 'oss backup',
      account: '主账号',
      environment: '生产',
      tags: ['ops'],
      sheet: 'Clouds / 主账号 / 生产',
      line: 7,
      note: null,
    });
  });

  it('may be nothing', () => {
    const about = { account: null, environment: null, tags: [], sheet: null };
    expect(described({})).toMatchObject({ label: '', ...about });
  });

  it('never becomes part of the values', () => {
    const entry = entryWith({
      title: 'AccessKeySecret = x9K2mP4qR7sT1vW3yZ5aB8cD0eF6gH',
      username: ALIYUN[0],
      password: ALIYUN[1],
    });
    const keys = keysOfEntries(keyEntries([entry]).entries);
    expect(keys.map(({ secrets }) => secrets.access_key_secret?.reveal())).toContain(ALIYUN[1]);
  });
});
