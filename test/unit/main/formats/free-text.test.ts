import { describe, expect, it } from 'vitest';
import { readFreeText } from '../../../../src/main/formats/free-text.ts';
import { ALI_ID, ALI_SECRET, AWS_ID, AWS_SECRET, pairOf, plain } from './plain.ts';

const OTHER_ID = 'AKIAZZZZZZZZZZZZZZZ2';
const OTHER_SECRET = 'OTHERabcdefghijklmnopqrstuvwxyz0123456/+';
const STS_ID = 'STS.NUgYrLnoC37mZZCNnAbez';
const STS_SECRET = 'kEyTuRnStS0123456789abcdefABCDEFxyzXYZ012345';
const TOKEN = `IQoJb3JpZ2luX2VjE${'aB3/xyZ9'.repeat(40)}==`;
const SHA = '9c8f36ee81b535a7d9b4efcd9d629e8cf8a2645f';

const pairs = (text: string) => readFreeText(text).keys.map(pairOf);
const AWS_PAIR = [[AWS_ID, AWS_SECRET]];
const ALI_PAIR = [[ALI_ID, ALI_SECRET]];

describe('one key in a text', () => {
  it.each([
    ['shell exports', `export AWS_ACCESS_KEY_ID=${AWS_ID}\nexport AWS_SECRET_ACCESS_KEY="${AWS_SECRET}"\n`],
    ['PowerShell', `$env:AWS_ACCESS_KEY_ID='${AWS_ID}'; $env:AWS_SECRET_ACCESS_KEY='${AWS_SECRET}'`],
    ['Windows', `set AWS_ACCESS_KEY_ID=${AWS_ID}\r\nset AWS_SECRET_ACCESS_KEY=${AWS_SECRET}\r\n`],
    ['the secret first', `SECRET=${AWS_SECRET}\nID=${AWS_ID}\n`],
    ['JSON', JSON.stringify({ AccessKeyId: AWS_ID, SecretAccessKey: AWS_SECRET })],
    ['JSON with escaped slashes', JSON.stringify({ id: AWS_ID, secret: AWS_SECRET }).replaceAll('/', '\\/')],
    ['YAML', `aws:\n  access_key: ${AWS_ID}\n  secret_key: ${AWS_SECRET}\n  region: eu-west-1\n`],
    ['XML', `<AccessKeyId>${AWS_ID}</AccessKeyId>\n<SecretAccessKey>${AWS_SECRET}</SecretAccessKey>`],
    ['aws configure', `AWS Access Key ID [None]: ${AWS_ID}\nAWS Secret Access Key [None]: ${AWS_SECRET}\n`],
    ['two bare lines', `${AWS_ID}\n${AWS_SECRET}\n`],
    ['one bare line', `${AWS_ID}:${AWS_SECRET}`],
    ['headings above values', `Access key\n\n${AWS_ID}\n\nSecret access key\n\n${AWS_SECRET}\n`],
    ['chat', `hi, here you go, id is ${AWS_ID} and the secret is ${AWS_SECRET}.\nbye`],
    ['a named hash beside it', `${AWS_ID} commit ${SHA}\nsecret: ${AWS_SECRET}`],
  ])('is found in %s', (_name, text) => {
    expect(pairs(text)).toEqual(AWS_PAIR);
  });

  it.each([
    ['environment', `ALIBABA_CLOUD_ACCESS_KEY_ID=${ALI_ID}\nALIBABA_CLOUD_ACCESS_KEY_SECRET=${ALI_SECRET}`],
    ['OSS', `export OSS_ACCESS_KEY_ID=${ALI_ID}\nexport OSS_ACCESS_KEY_SECRET=${ALI_SECRET}`],
    ['Terraform', `ALICLOUD_ACCESS_KEY=${ALI_ID}\nALICLOUD_SECRET_KEY=${ALI_SECRET}`],
    ['console', `AccessKey ID: ${ALI_ID} AccessKey Secret: ${ALI_SECRET}`],
    ['full-width colons', `访问密钥 ID：${ALI_ID}\n访问密钥密码：${ALI_SECRET}`],
    ['a Chinese sentence', `账号的访问密钥是“${ALI_ID}”，密钥是“${ALI_SECRET}”，请收好。`],
    ['AK and SK', `AK:${ALI_ID}\nSK:${ALI_SECRET}`],
    [
      'a table',
      `| 用户 | AccessKey ID | 密钥 |\n|---|---|---|\n| 张三 | \`${ALI_ID}\` | \`${ALI_SECRET}\` |`,
    ],
    ['ossutil', `[Credentials]\nlanguage=CH\naccessKeyID=${ALI_ID}\naccessKeySecret=${ALI_SECRET}\n`],
  ])('of Alibaba Cloud is found in %s', (_name, text) => {
    expect(pairs(text)).toEqual(ALI_PAIR);
  });

  it('brings its profile, region and line', () => {
    const text = `# keys\n[profile work]\naws_access_key_id = ${AWS_ID}\naws_secret_access_key = ${AWS_SECRET}\nregion = us-east-1\n`;
    expect(readFreeText(text).keys.map(plain)).toEqual([
      {
        cloud: 'aws',
        sure: 'certain',
        label: 'work',
        publicId: AWS_ID,
        secret: AWS_SECRET,
        token: null,
        region: 'us-east-1',
        line: 3,
      },
    ]);
  });

  it('takes an odd secret where its name leaves no doubt', () => {
    expect(pairs(`AWS_ACCESS_KEY_ID=${AWS_ID}\nAWS_SECRET_ACCESS_KEY=local-0123456789-stack\n`)).toEqual([
      [AWS_ID, 'local-0123456789-stack'],
    ]);
  });
});

describe('temporary keys', () => {
  const sts = { AccessKeyId: 'ASIAIOSFODNN7EXAMPLE', SecretAccessKey: AWS_SECRET, SessionToken: TOKEN };

  it('come with their token', () => {
    const found = readFreeText(JSON.stringify({ Credentials: sts }, null, 2)).keys.map(plain);
    expect(found).toMatchObject([{ publicId: sts.AccessKeyId, secret: AWS_SECRET, token: TOKEN }]);
  });

  it('of Alibaba Cloud have longer secrets', () => {
    const text = `${STS_ID}\n${STS_SECRET}\nCAIS${TOKEN}`;
    expect(readFreeText(text).keys.map(plain)).toMatchObject([
      { cloud: 'aliyun', publicId: STS_ID, secret: STS_SECRET, token: `CAIS${TOKEN}` },
    ]);
  });

  it('without a token are taken for what they are', () => {
    const { keys, problems } = readFreeText(`${sts.AccessKeyId}\n${AWS_SECRET}`);
    expect(keys.map(plain)).toMatchObject([{ publicId: sts.AccessKeyId, token: null }]);
    expect(problems).toEqual([]);
  });

  it('leave the token of another key alone', () => {
    const text = `${AWS_ID}\n${AWS_SECRET}\n\nsession_token=${TOKEN}`;
    expect(readFreeText(text).keys.map(plain)).toMatchObject([{ publicId: AWS_ID, token: null }]);
  });
});

describe('several keys', () => {
  const both = [
    [AWS_ID, AWS_SECRET],
    [OTHER_ID, OTHER_SECRET],
  ];

  it.each([
    ['one after the other', `${AWS_ID}\n${AWS_SECRET}\n${OTHER_ID}\n${OTHER_SECRET}`],
    ['each secret first', `${AWS_SECRET}\n${AWS_ID}\n${OTHER_SECRET}\n${OTHER_ID}`],
    ['ids first', `${AWS_ID}\n${OTHER_ID}\n${AWS_SECRET}\n${OTHER_SECRET}`],
    ['rows of a table', `| ${AWS_ID} | ${AWS_SECRET} |\n| ${OTHER_ID} | ${OTHER_SECRET} |`],
    [
      'a list in one line of JSON',
      JSON.stringify([
        { id: AWS_ID, key: AWS_SECRET },
        { id: OTHER_ID, key: OTHER_SECRET },
      ]),
    ],
    ['sections', `[a]\nid=${AWS_ID}\nsecret=${AWS_SECRET}\n[b]\nsecret=${OTHER_SECRET}\nid=${OTHER_ID}\n`],
  ])('are paired rightly in %s', (_name, text) => {
    expect(pairs(text)).toEqual(both);
  });

  it('do not lend their secret to an id that lacks one', () => {
    const lone = 'AKIALONELONELONELONE';
    for (const text of [
      `a ${AWS_ID}\nb ${AWS_SECRET}\nc ${lone}\nd ${OTHER_ID}\ne ${OTHER_SECRET}`,
      `${AWS_SECRET}\n${AWS_ID}\n${OTHER_SECRET}\n${OTHER_ID}\n${lone}`,
    ]) {
      const found = readFreeText(text);
      expect(found.keys.map(pairOf)).toEqual(both);
      expect(found.problems).toHaveLength(1);
    }
  });

  it('of two clouds in one block each get their own', () => {
    expect(pairs(`${AWS_ID}\n${ALI_ID}\n${ALI_SECRET}\n${AWS_SECRET}`)).toEqual([...AWS_PAIR, ...ALI_PAIR]);
  });

  it('that are mentioned twice are found once', () => {
    expect(pairs(`rotate ${AWS_ID} today\n\nid ${AWS_ID}\nsecret ${AWS_SECRET}`)).toEqual(AWS_PAIR);
  });
});

describe('what is no key', () => {
  it.each([
    ['a commit', `fix ${SHA}\n`],
    ['a secret by itself', `${AWS_SECRET}\n${ALI_SECRET}\n`],
    ['a UUID', '2b1f0a1e-6a38-4c8b-9d1c-0d6b1c0a9f11'],
    ['names of calls', 'use STS.GetCallerIdentity and STS.AssumeRoleWithSAML'],
    ['a longer word', `X${AWS_ID} ${ALI_ID}${ALI_ID} ${AWS_SECRET}`],
    ['Chinese prose', '今天天气很好，访问密钥：无。密钥：无。'],
  ])('leaves %s alone', (_name, text) => {
    expect(readFreeText(text)).toEqual({ keys: [], problems: [] });
  });

  it.each([
    ['a git hash beside it', `${AWS_ID}\n${SHA}`],
    ['a hash called a secret', `${AWS_ID}\nclient_secret: ${SHA}`],
    ['a UUID beside it', `${ALI_ID} 2b1f0a1e-6a38-4c8b-9d1c-0d6b1c0a9f11`],
    ['part of a blob', `${AWS_ID}\n${AWS_SECRET}${AWS_SECRET}`],
    ['a placeholder', `AWS_ACCESS_KEY_ID=${AWS_ID}\nAWS_SECRET_ACCESS_KEY=your-secret-access-key-here`],
    ['a signature', `https://x/?AWSAccessKeyId=${AWS_ID}&Signature=${AWS_SECRET}`],
    ['a secret a hundred lines away', `${AWS_ID}${'\nsome words'.repeat(100)}\n${AWS_SECRET}`],
  ])('does not take %s for a secret', (_name, text) => {
    expect(readFreeText(text)).toEqual({ keys: [], problems: [{ line: 1, kind: 'missing-secret' }] });
  });
});
