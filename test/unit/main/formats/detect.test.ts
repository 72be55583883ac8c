import { describe, expect, it } from 'vitest';
import { looksLikeTable, readKeys } from '../../../../src/main/formats/detect.ts';
import { ALI_ID, ALI_SECRET, AWS_ID, AWS_SECRET, pairOf, plain } from './plain.ts';

const HW_ID = 'QK2MZX9LTYB4NCHS6JDG';
const LONG_SECRET = 'q7RwZkP2mXv9LtYb4NcHs6JdGf1uEaXy83KpQw2L';
const HEX_ID = '5f3a9c1e7b2d4860a1c3e5f7092b4d6e';
const HEX_SECRET = 'a9c8e7b6d5f4031221304f5d6b7e8c9a';
const CLIENT = 'a4e9d1b7-2c5f-4f8a-8e3d-7b6c9f0a1d25';
const TENANT = '3f1c2a9e-8b4d-4c6f-9a7e-5d2b8c1f0e34';

const only = (text: string, fileName?: string) => {
  const { keys } = readKeys(text, fileName);
  expect(keys).toHaveLength(1);
  const [key] = keys;
  if (key === undefined) throw new Error('Nothing found');
  return key;
};

describe('how sure it is of a cloud', () => {
  const pair = `ak = ${HEX_ID}\nsk = ${HEX_SECRET}\n`;

  it.each([
    ['certain by a variable', `CTYUN_AK=${HEX_ID}\nCTYUN_SK=${HEX_SECRET}`, 'ctyun', 'certain'],
    ['likely by a heading', `# 移动云\n${pair}`, 'ecloud', 'likely'],
    ['likely by a host after it', `${pair}endpoint = https://api.ctyun.cn\n`, 'ctyun', 'likely'],
    ['likely by a section', `[jdcloud]\n${pair}`, 'jdcloud', 'likely'],
    ['a guess by shape alone', pair, 'ctyun', 'guess'],
  ])('%s', (_name, text, cloud, sure) => {
    expect(only(text)).toMatchObject({ cloud, sure });
  });

  it('names the clouds that a guess could be of', () => {
    expect(only(pair).alike).toEqual(['ecloud', 'ucloud']);
    expect(only(`ak=${HW_ID}\nsk=${LONG_SECRET}`)).toMatchObject({
      cloud: 'huawei',
      sure: 'guess',
      alike: ['zstack', 'ucloud'],
    });
  });

  it('asks the name of the file where the text says nothing', () => {
    expect(only(pair, '移动云-2026.txt')).toMatchObject({ cloud: 'ecloud', sure: 'likely' });
  });

  it.each([
    ['another storage', `MinIO\n${pair}`],
    ['another cloud', `百度云\n${pair}`],
    ['a login', `user_name = ${HEX_ID}\npassword = ${HEX_SECRET}`],
    ["an OAuth client of nobody's", `client_id: ${CLIENT}\nclient_secret: ${LONG_SECRET}`],
  ])('leaves %s alone', (_name, text) => {
    expect(readKeys(text).keys).toEqual([]);
  });

  it('only guesses at a public and a private key without a word on whose they are', () => {
    const halves = [LONG_SECRET, HEX_SECRET];
    expect(only(`public_key = ${halves[0]}\nprivate_key = ${halves[1]}`)).toMatchObject({
      cloud: 'ucloud',
      sure: 'guess',
    });
    expect(only(`公钥：${halves[0]}\n私钥：${halves[1]}`)).toMatchObject({ cloud: 'ucloud', sure: 'likely' });
  });
});

describe('what stands with a key', () => {
  it('is its region, project and tenant under the names of its cloud', () => {
    const text = `export UCLOUD_PUBLIC_KEY=${LONG_SECRET}\nexport UCLOUD_PRIVATE_KEY=${HEX_SECRET}\nexport UCLOUD_PROJECT_ID=org-4nfe1i\nexport UCLOUD_REGION=cn-bj2`;
    expect(only(text).fields).toEqual({
      public_key: LONG_SECRET,
      project_id: 'org-4nfe1i',
      region: 'cn-bj2',
    });
    const azure = only(
      `AZURE_TENANT_ID=${TENANT}\nAZURE_CLIENT_ID=${CLIENT}\nAZURE_CLIENT_SECRET=${LONG_SECRET}`,
    );
    expect(azure.fields).toEqual({ client_id: CLIENT, tenant_id: TENANT });
  });

  it('is its address, where that says where the account lives', () => {
    const text = (address: string) =>
      `cloudpods:\n  auth_url: ${address}\n  access_key: ${HEX_ID}\n  secret_key: ${LONG_SECRET}`;
    expect(only(text('https://10.0.0.1:30500/v3')).endpoints).toEqual({ api: 'https://10.0.0.1:30500/v3' });
    const storage = `EOS_ENDPOINT=https://eos-wuxi-1.cmecloud.cn\nEOS_ACCESS_KEY=${HEX_ID}\nEOS_SECRET_KEY=${HEX_SECRET}`;
    expect(only(storage).endpoints).toEqual({});
  });

  it('is its site', () => {
    expect(
      only(`aws_access_key_id=${AWS_ID}\naws_secret_access_key=${AWS_SECRET}\nregion=cn-north-1`).site,
    ).toBe('aws-cn');
    expect(only(`${AWS_ID}\n${AWS_SECRET}`).site).toBeNull();
  });

  it('is a token, which makes it temporary', () => {
    const text = `HW_ACCESS_KEY=${HW_ID}\nHW_SECRET_KEY=${LONG_SECRET}\nHW_SECURITY_TOKEN=gAAAAABl${HEX_ID}`;
    expect(plain(only(text)).token).toBe(`gAAAAABl${HEX_ID}`);
  });
});

it('tells Huawei Cloud from AWS where both use one header', () => {
  const header = 'User Name,Access Key Id,Secret Access Key\n';
  expect(only(`${header}"lin",${HW_ID},${LONG_SECRET}\n`)).toMatchObject({ cloud: 'huawei', label: 'lin' });
  expect(only(`${header}"lin",${AWS_ID},${AWS_SECRET}\n`)).toMatchObject({ cloud: 'aws', sure: 'certain' });
});

it("takes an Alibaba Cloud id for Apsara Stack's where that is named", () => {
  const found = only(`飞天专有云\nAccessKey ID：${ALI_ID}\nAccessKey Secret：${ALI_SECRET}`);
  expect(found).toMatchObject({ cloud: 'apsara', sure: 'likely', alike: ['aliyun'] });
});

it('reads a table in a text, each row by its own cloud', () => {
  const text = `| 平台 | AK | SK |\n|---|---|---|\n| 华为云 | ${HW_ID} | ${LONG_SECRET} |\n| 天翼云 | ${HEX_ID} | ${HEX_SECRET} |\n`;
  expect(readKeys(text).keys.map((key) => [key.cloud, ...pairOf(key), key.line])).toEqual([
    ['huawei', HW_ID, LONG_SECRET, 3],
    ['ctyun', HEX_ID, HEX_SECRET, 4],
  ]);
});

describe('a list of keys that somebody keeps', () => {
  it.each([
    ['with commas', `cloud,owner,access key,secret key\naws,lin,${AWS_ID},${AWS_SECRET}\n`],
    [
      'with tabs and Chinese headers',
      `平台\t负责人\t环境\tAK\tSK\n华为云\t林\t生产\t${HW_ID}\t${LONG_SECRET}\n`,
    ],
    ['with semicolons', `Account;Access key;Secret;Note\nops;${ALI_ID};${ALI_SECRET};\n`],
    [
      "with a console's columns among others",
      `环境,AccessKey ID,AccessKey Secret,备注\n生产,${ALI_ID},${ALI_SECRET},\n`,
    ],
  ])('is told from text %s', (_name, text) => {
    expect(looksLikeTable(text)).toBe(true);
  });

  it.each([
    ["a console's file", `Access key ID,Secret access key\n${AWS_ID},${AWS_SECRET}\n`],
    [
      "a new user's file",
      `User name,Password,Access key ID,Secret access key,Console login link\na,b,${AWS_ID},${AWS_SECRET},c\n`,
    ],
    ['exports', `export AWS_ACCESS_KEY_ID=${AWS_ID}\nexport AWS_SECRET_ACCESS_KEY=${AWS_SECRET}\n`],
    ['JSON', JSON.stringify({ AccessKeyId: AWS_ID, SecretAccessKey: AWS_SECRET }, null, 2)],
    ['chat', `王工，密钥，麻烦配一下, key, secret\n${ALI_ID}\n${ALI_SECRET}\n`],
    ['a header alone', 'cloud,access key,secret key\n'],
    ['prose', 'Hello, here is the key, use it with care, please.\nIt ends in March.\n'],
    ['nothing', ''],
  ])('is not seen in %s', (_name, text) => {
    expect(looksLikeTable(text)).toBe(false);
  });
});
