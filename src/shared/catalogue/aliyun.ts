import type { CloudSpec } from './types.ts';

// Prefixes: LTAI + 12 or 20 by public scanner rules, STS. for temporary ids; the secret's length of 30 is unconfirmed,
// so both only warn. The limit of 2 is a RAM user's (RAM user guide, "Limits"); a main account's is unconfirmed. Rights:
// RAM API reference, "IMS actions". Console addresses are unconfirmed: the login page of an account leads to the same
// pages. 90 days: CIS Alibaba Cloud Foundations Benchmark 1.0.0, 1.6. Endpoints: the tables inside @alicloud/sts20150401 and ims20190815; the international site has no
// API hosts of its own. The secret is shown when a pair is made and never again: RAM user guide, "Create an AccessKey
// pair".
const endpoints = { sts: 'https://sts.aliyuncs.com', ims: 'https://ims.aliyuncs.com' };

export const aliyun: CloudSpec = {
  id: 'aliyun',
  name: { zh: '阿里云', en: 'Alibaba Cloud' },
  monogram: '阿',
  hue: 40,
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
      help: {
        zh: '长期密钥以 LTAI 开头，临时凭证以 STS. 开头。',
        en: 'A long-term one begins with LTAI, a temporary one with STS and a dot.',
      },
    },
    {
      key: 'access_key_secret',
      label: { zh: 'AccessKey Secret', en: 'AccessKey Secret' },
      secret: true,
      required: 'always',
      format: /^[0-9A-Za-z]{30,}$/,
      help: {
        zh: '只在创建时显示一次，AccessKey.csv 里也有。',
        en: 'It is shown once, when the pair is made; AccessKey.csv has it, too.',
      },
    },
    {
      key: 'security_token',
      label: { zh: '安全令牌 SecurityToken', en: 'Security token (STS)' },
      secret: true,
      required: 'temporary',
      kinds: ['temporary'],
      multiline: true,
      help: {
        zh: 'AssumeRole 返回的 SecurityToken，必须与同一次返回的 ID 和 Secret 一起用。',
        en: 'The SecurityToken that AssumeRole returns; it works only with the id and secret of the same answer.',
      },
    },
    {
      key: 'region_id',
      label: { zh: '默认地域', en: 'Default region' },
      secret: false,
      required: 'never',
      example: 'cn-hangzhou',
      help: {
        zh: '命令行和 SDK 没有指定地域时用它，写地域 ID 而不是中文名。',
        en: 'Used by the CLI and SDKs where none is given. Write the region ID, not its name.',
      },
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
    {
      name: 'sts',
      label: { zh: 'STS 地址', en: 'STS address' },
      required: false,
      example: 'https://sts.cn-hangzhou.aliyuncs.com',
      help: {
        zh: '校验身份时访问，留空用 sts.aliyuncs.com。',
        en: 'Asked when a key is verified; sts.aliyuncs.com where it is empty.',
      },
    },
    {
      name: 'ims',
      label: { zh: 'IMS 地址', en: 'IMS address' },
      required: false,
      help: {
        zh: '轮换时列出、创建和停用 AccessKey 用，留空用 ims.aliyuncs.com。',
        en: 'Lists, makes and disables AccessKey pairs in a rotation; ims.aliyuncs.com where it is empty.',
      },
    },
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
        roles: 'https://ram.console.aliyun.com/roles',
        'assume-role': 'https://api.aliyun.com/api/Sts/2015-04-01/AssumeRole',
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
        roles: 'https://ram.console.alibabacloud.com/roles',
        'assume-role': 'https://api.alibabacloud.com/api/Sts/2015-04-01/AssumeRole',
      },
    },
  ],
  identity: {
    account: { zh: '账号 ID', en: 'Account ID' },
    principal: { zh: '身份', en: 'Principal' },
    details: {},
  },
  limits: {
    keys: 2,
    keysNote: {
      zh: '每个 RAM 用户 2 个；主账号的上限可能不同，尚未证实。',
      en: 'For each RAM user; a main account may have another limit, which is unconfirmed.',
    },
    expiry: {
      zh: 'LTAI 开头的长期密钥不会自己到期；STS 凭证按 AssumeRole 时定的秒数到期。',
      en: 'Long-term pairs (LTAI) never end by themselves; STS credentials end after the seconds asked of AssumeRole.',
    },
  },
  rights: {
    list: 'ram:ListAccessKeys',
    manage: ['ram:ListAccessKeys', 'ram:CreateAccessKey', 'ram:UpdateAccessKey', 'ram:DeleteAccessKey'],
  },
  recommendedDays: 90,
  kindOf: (publicId) => (publicId.startsWith('STS.') ? 'temporary' : 'access-key'),
};
