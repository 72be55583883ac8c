import { expect, it } from 'vitest';
import { readKeys } from '../../../../src/main/formats/detect.ts';
import { publicIdOf, secretOf } from '../../../../src/main/formats/found-key.ts';
import { mistakesOf } from '../../../../src/main/services/import/draft-row.ts';

const ALI = 'LTAI5tKeyturnExample0001';
const ALI_SECRET = 'kEyTuRn0123456789abcdefABCDEFx';
const AWS = 'AKIAKEYTURN234567ABC';
const TEMPORARY = 'ASIAKEYTURN234567ABC';
const AWS_SECRET = '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';
const STS = 'STS.NTTSB3L7JdKb0TMe1Mq1qTKk';
const HEX = '5f3a9c1e7b2d4860a1c3e5f7092b4d6e';
const PODS_SECRET = 'q7RwZkP2mXv9LtYb4NcHs6JdGf1uEaXy83KpQw2L_-x=';

it.each([
  [
    'STS id without a token',
    `AccessKeyId: ${STS}\nAccessKeySecret: ${ALI_SECRET}`,
    'temporary-without-token',
  ],
  [
    'ASIA id without a token',
    `aws_access_key_id=${TEMPORARY}\naws_secret_access_key=${AWS_SECRET}`,
    'temporary-without-token',
  ],
  [
    'ASIA id in a CSV',
    `Access key ID,Secret access key\n${TEMPORARY},${AWS_SECRET}\n`,
    'temporary-without-token',
  ],
  ['pair that changed places', `AccessKeyId: ${ALI_SECRET}\nAccessKeySecret: ${ALI}`, 'swapped'],
  [
    'pair of variables that changed places',
    `AWS_ACCESS_KEY_ID=${AWS_SECRET}\nAWS_SECRET_ACCESS_KEY=${AWS}`,
    'swapped',
  ],
  ['secret behind stars', `AccessKey ID: ${ALI}\nAccessKey Secret: ******`, 'masked'],
  ['secret with stars inside', `{"accessKeyId":"${ALI}","accessKeySecret":"kEyT****DEFx"}`, 'masked'],
])('a %s is a key that says what is wrong', (_name, text, mistake) => {
  const { keys, problems } = readKeys(text);
  expect(problems).toEqual([]);
  expect(keys).toHaveLength(1);
  expect(keys.flatMap(mistakesOf).map(({ kind }) => kind)).toContain(mistake);
});

it.each([
  [`Access ID: ${ALI}/Access Key: ${ALI_SECRET}`, 'aliyun', ALI, ALI_SECRET],
  [`Access ID: ${AWS}\nAccess Key: ${AWS_SECRET}`, 'aws', AWS, AWS_SECRET],
  [`密钥ID：${ALI}\n密码：${ALI_SECRET}`, 'aliyun', ALI, ALI_SECRET],
  [`密钥ID：${HEX}\n密码：${PODS_SECRET}`, 'cloudpods', HEX, PODS_SECRET],
])('%s is whole', (text, cloud, id, secret) => {
  const { keys } = readKeys(text);
  expect(keys.map((key) => [key.cloud, publicIdOf(key), secretOf(key)?.reveal()])).toEqual([
    [cloud, id, secret],
  ]);
  expect(keys.flatMap(mistakesOf)).toEqual([]);
});
