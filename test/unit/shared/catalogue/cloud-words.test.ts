import { describe, expect, it } from 'vitest';
import { cloudOfWord, isCloudName } from '../../../../src/shared/catalogue/cloud-words.ts';
import { findClouds } from '../../../../src/shared/catalogue/find-cloud.ts';

describe('a word in a list', () => {
  it.each([
    ['阿里云国际站', 'aliyun'],
    ['华为云（北京）', 'huawei'],
    ['AWS prod', 'aws'],
    ['aws-cn', 'aws'],
    ['AWS2024', 'aws'],
    ['亚马逊AWS', 'aws'],
    ['oss', 'aliyun'],
    ['RAM', 'aliyun'],
    ['aly', 'aliyun'],
    ['移动', 'ecloud'],
    ['京东', 'jdcloud'],
    ['asc', 'apsara'],
    ['阿里云专有云', 'apsara'],
    ['China Telecom Cloud', 'ctyun'],
  ])('%s stands for %s', (word, cloud) => {
    expect(cloudOfWord(word)).toBe(cloud);
  });

  it.each([
    '移动端',
    '电信业务部',
    'Validation',
    'Australia',
    'cascade',
    'Microsoft 365',
    '京东店铺',
    'lawsuit',
    '微软办公',
    'Cloud',
  ])('%s stands for none', (word) => {
    expect(cloudOfWord(word)).toBeNull();
  });

  it('is a name only where nothing stands beside it', () => {
    expect(['阿里云', 'Alibaba Cloud', 'aws'].every(isCloudName)).toBe(true);
    expect(['Aliyun@2023', 'Huawei12#$', 'qwASc8812!kk', 'aws!', 'AWS prod'].some(isCloudName)).toBe(false);
  });
});

it.each([
  ['京东科技', 'jdcloud'],
  ['中国电信', 'ctyun'],
  ['中国移动', 'ecloud'],
  ['华为公有云', 'huawei'],
  ['阿里云国际站', 'aliyun'],
  ['华为云国际站', 'huawei'],
  ['gce', 'gcp'],
  ['hws', 'huawei'],
  ['Entra', 'azure'],
  ['asapi', 'apsara'],
  ['oss', 'aliyun'],
  ['openstack', 'cloudpods'],
])('a search for %s finds %s alone', (text, cloud) => {
  expect(findClouds(text)).toEqual([cloud]);
});
