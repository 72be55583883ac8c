import type { CloudSpec } from './types.ts';

// Prefixes: LTAI + 12 or 20 by public scanner rules, STS. for temporary ids; the secret's length of 30 is unconfirmed,
// so both only warn. Endpoints: the tables inside @alicloud/sts20150401 and ims20190815; the international site has no
// API hosts of its own. The secret is shown when a pair is made and never again: RAM user guide, "Create an AccessKey
// pair".
const endpoints = { sts: 'https://sts.aliyuncs.com', ims: 'https://ims.aliyuncs.com' };

export const aliyun: CloudSpec = {
  id: 'aliyun',
  name: { zh: '阿里云', en: 'Alibaba Cloud' },
  monogram: '阿',
  hue: 40,
  checks: true,
  turns: true,
  publicIdField: 'access_key_id',
  secretField: 'access_key_secret',
  secretAgain: 'make-new',
  tokenField: 'security_token',
  regionField: 'region_id',
  fields: [
    {
      key: 'access_key_id',
      label: { zh: 'AccessKey ID', en: 'AccessKey ID' },
      secret: false,
      required: 'always',
      format: /^(LTAI[0-9A-Za-z]{12,26}|STS\.[0-9A-Za-z]{10,40})$/,
      example: 'LTAI5tExampleExample1234',
    },
    {
      key: 'access_key_secret',
      label: { zh: 'AccessKey Secret', en: 'AccessKey Secret' },
      secret: true,
      required: 'always',
      format: /^[0-9A-Za-z]{30,}$/,
    },
    {
      key: 'security_token',
      label: { zh: '安全令牌 SecurityToken', en: 'Security token (STS)' },
      secret: true,
      required: 'temporary',
      kinds: ['temporary'],
      multiline: true,
    },
    {
      key: 'region_id',
      label: { zh: '默认地域', en: 'Default region' },
      secret: false,
      required: 'never',
      example: 'cn-hangzhou',
    },
  ],
  kinds: [
    {
      id: 'ram-user',
      label: { zh: 'RAM 用户密钥', en: 'RAM user key' },
      kind: 'access-key',
      recommended: true,
    },
    {
      id: 'main-account',
      label: { zh: '主账号密钥', en: 'Main account key' },
      kind: 'access-key',
      caution: {
        zh: '主账号密钥有全部权限，无法收窄，阿里云建议不要创建。',
        en: 'It has every right and cannot be narrowed; Alibaba Cloud advises against making one.',
      },
    },
    { id: 'temporary', label: { zh: 'STS 临时凭证', en: 'Temporary STS credential' }, kind: 'temporary' },
  ],
  endpoints: [
    { name: 'sts', label: { zh: 'STS 地址', en: 'STS address' }, required: false },
    { name: 'ims', label: { zh: 'IMS 地址', en: 'IMS address' }, required: false },
  ],
  sites: [
    {
      id: 'china',
      label: { zh: '中国站 (aliyun.com)', en: 'China site (aliyun.com)' },
      endpoints,
      region: 'cn-hangzhou',
      pages: {
        'access-keys': 'https://ram.console.aliyun.com/profile/access-keys',
        'ram-users': 'https://ram.console.aliyun.com/users',
      },
    },
    {
      id: 'international',
      label: { zh: '国际站 (alibabacloud.com)', en: 'International site (alibabacloud.com)' },
      endpoints,
      region: 'ap-southeast-1',
      pages: {
        'access-keys': 'https://ram.console.alibabacloud.com/profile/access-keys',
        'ram-users': 'https://ram.console.alibabacloud.com/users',
      },
    },
  ],
  limits: { keys: 2, expiry: { zh: '长期密钥不到期。', en: 'Lasting keys do not end.' } },
  rights: {
    list: 'ram:ListAccessKeys',
    manage: ['ram:ListAccessKeys', 'ram:CreateAccessKey', 'ram:UpdateAccessKey', 'ram:DeleteAccessKey'],
  },
  recommendedDays: 90,
  kindOf: (publicId) => (publicId.startsWith('STS.') ? 'temporary' : 'access-key'),
};
