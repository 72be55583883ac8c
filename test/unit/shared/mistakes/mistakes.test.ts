import { describe, expect, it } from 'vitest';
import {
  findMistakes,
  type KeyValues,
  type MistakeKind,
  mend,
} from '../../../../src/shared/mistakes/index.ts';
import type { CloudId } from '../../../../src/shared/model/cloud.ts';

const AWS = {
  access_key_id: 'AKIAQ3EGUR7YHTWKLM5P',
  secret_access_key: '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',
};
const ALI = {
  access_key_id: 'LTAI5tRk8mQx2ZpLwVn4YbHc',
  access_key_secret: 'q7RwZkP2mXv9LtYb4NcHs6JdGf1uEa',
};
const STS = {
  access_key_id: 'STS.NTxYk8mQx2ZpLwVn4YbHcRfGt',
  access_key_secret: 'q7RwZkP2mXv9LtYb4NcHs6JdGf1uEa',
};
const TENANT = '3f1c2a9e-8b4d-4c6f-9a7e-5d2b8c1f0e34';
const CLIENT = 'a4e9d1b7-2c5f-4f8a-8e3d-7b6c9f0a1d25';
const SECRET_ID = 'c0b7e6d2-91f4-4a3b-b5c8-2e1d7f9a6043';
const AZURE = {
  tenant_id: TENANT,
  client_id: CLIENT,
  client_secret: 'k3J8Q~Zx7vBnM2pLqRtYwEsDfGhJkUiOaPcXzV1b',
};
const BODY = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKjMzEfYyjiWA4R4ypXk9QmZ1t5Vn0w';
const PEM = `-----BEGIN PRIVATE KEY-----\n${BODY.slice(0, 64)}\n${BODY.slice(64)}\n-----END PRIVATE KEY-----\n`;
const GCP = {
  client_email: 'deploy@keyturn-lab-42.iam.gserviceaccount.com',
  private_key_id: '7d1f0c9b8a7e6d5c4b3a29181706f5e4d3c2b1a0',
  private_key: PEM,
  project_id: 'keyturn-lab-42',
};

const kinds = (cloud: CloudId, values: KeyValues, kindId: string | null = null) =>
  findMistakes(cloud, kindId, values).map((one) => one.kind);
const mended = (cloud: CloudId, values: KeyValues) => {
  let now = values;
  for (let round = 0; round < 8; round += 1) {
    const [next] = findMistakes(cloud, null, now).filter((one) => one.mends);
    if (next === undefined) return now;
    now = mend(cloud, now, next);
  }
  throw new Error('Never done');
};

describe('a sound key', () => {
  it.each<[CloudId, KeyValues]>([
    ['aws', AWS],
    ['aliyun', ALI],
    ['azure', AZURE],
    ['gcp', GCP],
    [
      'ucloud',
      {
        public_key: 'ops@example.cn1296235120854146120',
        private_key: '46f09bb9fab4f12dfc160dae12273d5332b5debe',
      },
    ],
    [
      'ctyun',
      { access_key: '5f3a9c1e7b2d4860a1c3e5f7092b4d6e', secret_key: 'a9c8e7b6d5f4031221304f5d6b7e8c9a' },
    ],
    [
      'zstack',
      {
        access_key_id: 'Zt4Rk8mQx2ZpLwVn4YbH',
        access_key_secret: 'q7RwZkP2mXv9LtYb4NcHs6JdGf1uEaXy83KpQw2L',
      },
    ],
    [
      'huawei',
      {
        access_key_id: 'HPUA7QK2MZX9LTYB4NCH',
        secret_access_key: 'q7RwZkP2mXv9LtYb4NcHs6JdGf1uEaXy83KpQw2L',
        project_ids:
          'cn-north-4=0605767e5780d5762f8ec01a5b1a3d6c\ncn-east-3=1605767e5780d5762f8ec01a5b1a3d6d',
      },
    ],
    ['apsara', { ...ALI, region_id: 'cn-lab-env00-d01', product_endpoints: 'ecs=ecs.example.com' }],
    [
      'jdcloud',
      {
        access_key: '8E2C4A6B0D1F3957A8B6C4D2E0F19375',
        secret_key: '7F1E3D5C9B8A60427F1E3D5C9B8A6042',
        sub_user: 'ops team',
      },
    ],
  ])('of %s has none', (cloud, values) => {
    expect(findMistakes(cloud, null, values)).toEqual([]);
  });
});

describe('characters', () => {
  it.each<[MistakeKind, string]>([
    ['stray-spaces', ` ${AWS.access_key_id}\n`],
    ['stray-spaces', `${AWS.access_key_id.slice(0, 8)} ${AWS.access_key_id.slice(8)}`],
    ['invisible', `\uFEFF${AWS.access_key_id}`],
    ['invisible', `${AWS.access_key_id}\u200B`],
    ['invisible', `\u00A0${AWS.access_key_id}`],
    ['full-width', 'ＡＫＩＡQ3EGUR7YHTWKLM5P'],
    ['wrapped', `"${AWS.access_key_id}",`],
    ['wrapped', `export AWS_ACCESS_KEY_ID='${AWS.access_key_id}'`],
    ['wrapped', `访问密钥 ID：${AWS.access_key_id}；`],
    ['wrapped', `$env:AWS_ACCESS_KEY_ID = "${AWS.access_key_id}"`],
  ])('are told and mended: %s in %j', (kind, id) => {
    const values = { ...AWS, access_key_id: id };
    expect(kinds('aws', values)).toEqual([kind]);
    expect(mended('aws', values)).toEqual(AWS);
  });

  it('are all mended one after the other', () => {
    expect(mended('aws', { ...AWS, access_key_id: '\uFEFF “ＡＫＩＡQ3EG UR7YHTWKLM5P” ，' })).toEqual(AWS);
  });

  it('leave a base64 secret with equal signs alone', () => {
    const values = { access_key: 'someone', secret_key: 'k9Qm2VxZt7Lp4RwYb1NcHs6Jd+Gf/uEa==' };
    expect(findMistakes('ecloud', null, values)).toEqual([]);
  });

  it('leave the lines of a map and the spaces of a name alone', () => {
    expect(kinds('jdcloud', { access_key: 'A', sub_user: 'ops team ' })).toEqual(['stray-spaces']);
    expect(mended('jdcloud', { access_key: 'A', sub_user: 'ops team ' })).toEqual({
      access_key: 'A',
      sub_user: 'ops team',
    });
  });
});

describe('a whole key in one field', () => {
  it.each<[CloudId, string, KeyValues, KeyValues]>([
    ['aws', 'access_key_id', { access_key_id: `${AWS.access_key_id},${AWS.secret_access_key}` }, AWS],
    [
      'aws',
      'secret_access_key',
      {
        secret_access_key: JSON.stringify({
          AccessKeyId: AWS.access_key_id,
          SecretAccessKey: AWS.secret_access_key,
        }),
      },
      AWS,
    ],
    [
      'aliyun',
      'access_key_id',
      { access_key_id: `AccessKey ID：${ALI.access_key_id}\nAccessKey Secret：${ALI.access_key_secret}` },
      ALI,
    ],
    [
      'azure',
      'client_secret',
      {
        client_secret: JSON.stringify({
          appId: CLIENT,
          displayName: 'x',
          password: AZURE.client_secret,
          tenant: TENANT,
        }),
      },
      AZURE,
    ],
    ['gcp', 'private_key', { private_key: JSON.stringify({ type: 'service_account', ...GCP }) }, GCP],
    [
      'ucloud',
      'public_key',
      { public_key: '公钥：abcPUB123456\n私钥：abcPRIV654321' },
      { public_key: 'abcPUB123456', private_key: 'abcPRIV654321' },
    ],
  ])('of %s is spread over the fields from %s', (cloud, field, values, whole) => {
    const [first] = findMistakes(cloud, null, values);
    expect(first).toMatchObject({ kind: 'whole-key', fields: [field], mends: true });
    expect(first && mend(cloud, values, first)).toMatchObject(whole);
  });
});

describe('what belongs elsewhere', () => {
  it.each<[CloudId, KeyValues]>([
    ['aws', AWS],
    ['aliyun', ALI],
    [
      'zstack',
      {
        access_key_id: 'Zt4Rk8mQx2ZpLwVn4YbH',
        access_key_secret: 'q7RwZkP2mXv9LtYb4NcHs6JdGf1uEaXy83KpQw2L',
      },
    ],
    [
      'huawei',
      {
        access_key_id: 'HPUA7QK2MZX9LTYB4NCH',
        secret_access_key: 'q7RwZkP2mXv9LtYb4NcHs6JdGf1uEaXy83KpQw2L',
      },
    ],
  ])('swapped halves of %s are told and swapped back', (cloud, values) => {
    const [[idField, id], [secretField, secret]] = Object.entries(values) as [
      [string, string],
      [string, string],
    ];
    const wrong = { [idField]: secret, [secretField]: id };
    expect(kinds(cloud, wrong)).toContain('swapped');
    expect(mended(cloud, wrong)).toEqual(values);
  });

  it('the same half twice', () => {
    expect(kinds('ucloud', { public_key: 'abcPUB123456', private_key: 'abcPUB123456' })).toEqual([
      'same-twice',
    ]);
    expect(kinds('azure', { ...AZURE, tenant_id: CLIENT })).toEqual(['same-twice']);
  });

  it("an Azure secret's id moves to its own field, if that is free", () => {
    const values = { ...AZURE, client_secret: SECRET_ID };
    expect(kinds('azure', values)).toEqual(['azure-secret-id']);
    expect(mended('azure', values)).toEqual({ ...AZURE, client_secret: '', secret_key_id: SECRET_ID });
    expect(findMistakes('azure', null, { ...values, secret_key_id: SECRET_ID })[0]?.mends).toBe(false);
  });

  it('an id of another cloud is named', () => {
    const other = (cloud: CloudId, values: KeyValues) =>
      findMistakes(cloud, null, values).find((one) => one.kind === 'other-cloud')?.cloud;
    expect(other('aliyun', { access_key_id: AWS.access_key_id })).toBe('aws');
    expect(other('huawei', { access_key_id: AWS.access_key_id })).toBe('aws');
    expect(other('aws', { access_key_id: ALI.access_key_id })).toBe('aliyun');
    expect(other('aliyun', { access_key_id: 'AKIDz7krbsJ5yKBZQpn74WFkmLPx3Zm9QwRt' })).toBe('tencent');
    expect(other('apsara', { access_key_id: ALI.access_key_id })).toBeUndefined();
  });
});

describe('temporary ids', () => {
  it('ask for their token', () => {
    expect(kinds('aliyun', STS)).toEqual(['temporary-without-token']);
    expect(kinds('aliyun', { ...STS, security_token: 'CAIS8wJ1q6Ft5B2yfSjIr5fTcoi' })).toEqual([]);
    expect(findMistakes('aliyun', 'temporary', STS, ['security_token'])).toEqual([]);
  });

  it('do not fit a lasting kind, and name the one that fits', () => {
    const [found] = findMistakes('aliyun', 'ram-user', {
      ...STS,
      security_token: 'CAIS8wJ1q6Ft5B2yfSjIr5fTcoi',
    });
    expect(found).toMatchObject({ kind: 'temporary-for-permanent', kindId: 'temporary', mends: false });
  });
});

describe("Google's files", () => {
  it('have written-out line ends', () => {
    const values = { ...GCP, private_key: PEM.replaceAll('\n', '\\n') };
    expect(kinds('gcp', values)).toEqual(['escaped-lines']);
    expect(mended('gcp', values)).toEqual(GCP);
  });

  it.each([PEM.replaceAll('\n', ' '), PEM.replaceAll('\n', '')])('lose their line ends', (text) => {
    const values = { ...GCP, private_key: text };
    expect(kinds('gcp', values)).toEqual(['lost-lines']);
    expect(mended('gcp', values)).toEqual(GCP);
  });

  it.each<[MistakeKind, string]>([
    ['google-api-key', `AIza${'SyB7kQ2mXv9LtYb4NcHs6JdGf1uEaXy83Kp'.slice(0, 35)}`],
    ['google-oauth-client', JSON.stringify({ installed: { client_id: '1.apps.googleusercontent.com' } })],
    ['truncated', PEM.slice(0, 80)],
  ])('are not what is asked for: %s', (kind, text) => {
    expect(kinds('gcp', { ...GCP, private_key: text })).toEqual([kind]);
  });
});

describe('values that are none', () => {
  it.each<[MistakeKind, CloudId, KeyValues]>([
    ['placeholder', 'aws', { access_key_id: 'AKIAIOSFODNN7EXAMPLE' }],
    ['placeholder', 'aliyun', { ...ALI, access_key_secret: '<your-access-key-secret>' }],
    ['placeholder', 'tencent', { secret_key: 'xxxxxxxxxxxxxxxx' }],
    ['placeholder', 'tencent', { secret_key: '%SECRET_KEY%' }],
    ['masked', 'aliyun', { access_key_id: 'LTAI5t****YbHc' }],
    ['truncated', 'aws', { ...AWS, secret_access_key: AWS.secret_access_key.slice(0, 31) }],
    ['truncated', 'azure', { ...AZURE, client_id: CLIENT.slice(0, 20) }],
    ['truncated', 'jdcloud', { secret_key: '7F1E3D5C9B...' }],
  ])('%s', (kind, cloud, values) => {
    expect(kinds(cloud, values)).toContain(kind);
  });
});

it('mends nothing that it says it cannot, and says no value', () => {
  const values = { access_key_id: 'STS.NTxYk8mQx2ZpLwVn4YbHcRfGt', access_key_secret: 'short-but-secret' };
  const found = findMistakes('aliyun', null, values);
  for (const one of found) if (!one.mends) expect(mend('aliyun', values, one)).toBe(values);
  expect(JSON.stringify(found)).not.toContain('short-but-secret');
});

it('is quick enough for each key press', () => {
  const long = 'aB3/ =:"，'.repeat(30_000);
  const started = performance.now();
  findMistakes('aws', null, { access_key_id: long, secret_access_key: long, session_token: long });
  expect(performance.now() - started).toBeLessThan(400);
});
