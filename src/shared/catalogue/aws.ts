import type { CloudSpec } from './types.ts';

// Prefixes: AWS IAM user guide, "Unique identifiers"; the secret is shown when a key is made and never again: the same
// guide, "Manage access keys for IAM users". Endpoints: printed by the SDK's own endpoint resolver (3.1169.0).
export const aws: CloudSpec = {
  id: 'aws',
  name: { zh: '亚马逊云科技 AWS', en: 'Amazon Web Services' },
  monogram: 'AWS',
  hue: 265,
  checks: true,
  turns: true,
  publicIdField: 'access_key_id',
  secretField: 'secret_access_key',
  secretAgain: 'make-new',
  tokenField: 'session_token',
  regionField: 'region',
  fields: [
    {
      key: 'access_key_id',
      label: { zh: '访问密钥 ID', en: 'Access key ID' },
      secret: false,
      required: 'always',
      format: /^(AKIA|ASIA)[A-Z2-7]{16}$/,
      example: 'AKIAIOSFODNN7EXAMPLE',
    },
    {
      key: 'secret_access_key',
      label: { zh: '私有访问密钥', en: 'Secret access key' },
      secret: true,
      required: 'always',
      format: /^[A-Za-z0-9/+]{40}$/,
    },
    {
      key: 'session_token',
      label: { zh: '会话令牌', en: 'Session token' },
      secret: true,
      required: 'temporary',
      kinds: ['temporary'],
      multiline: true,
    },
    {
      key: 'region',
      label: { zh: '默认区域', en: 'Default region' },
      secret: false,
      required: 'never',
      example: 'us-east-1',
    },
  ],
  kinds: [
    {
      id: 'iam-user',
      label: { zh: 'IAM 用户密钥', en: 'IAM user key' },
      kind: 'access-key',
      recommended: true,
    },
    {
      id: 'root',
      label: { zh: '根用户密钥', en: 'Root user key' },
      kind: 'access-key',
      caution: {
        zh: '根用户密钥有全部权限，无法收窄，尽量不用。',
        en: 'It has every right and cannot be narrowed; avoid it.',
      },
    },
    {
      id: 'organization',
      label: { zh: '组织管理账号密钥', en: 'Organizations management account key' },
      kind: 'access-key',
    },
    { id: 'temporary', label: { zh: 'STS 临时凭证', en: 'Temporary credentials' }, kind: 'temporary' },
  ],
  endpoints: [
    { name: 'sts', label: { zh: 'STS 地址', en: 'STS address' }, required: false },
    { name: 'iam', label: { zh: 'IAM 地址', en: 'IAM address' }, required: false },
  ],
  sites: [
    {
      id: 'aws',
      label: { zh: '全球区域 (aws)', en: 'Global (aws)' },
      endpoints: { sts: 'https://sts.us-east-1.amazonaws.com', iam: 'https://iam.amazonaws.com' },
      region: 'us-east-1',
      pages: {
        users: 'https://console.aws.amazon.com/iam/home#/users',
        'security-credentials': 'https://console.aws.amazon.com/iam/home#/security_credentials',
      },
    },
    {
      id: 'aws-cn',
      label: { zh: '中国区域 (aws-cn)', en: 'China (aws-cn)' },
      endpoints: {
        sts: 'https://sts.cn-north-1.amazonaws.com.cn',
        iam: 'https://iam.cn-north-1.amazonaws.com.cn',
      },
      region: 'cn-north-1',
      pages: {
        users: 'https://console.amazonaws.cn/iam/home#/users',
        'security-credentials': 'https://console.amazonaws.cn/iam/home#/security_credentials',
      },
    },
    {
      id: 'aws-us-gov',
      label: { zh: '美国政府区域 (aws-us-gov)', en: 'US GovCloud (aws-us-gov)' },
      endpoints: {
        sts: 'https://sts.us-gov-west-1.amazonaws.com',
        iam: 'https://iam.us-gov.amazonaws.com',
      },
      region: 'us-gov-west-1',
      pages: {
        users: 'https://console.amazonaws-us-gov.com/iam/home#/users',
        'security-credentials': 'https://console.amazonaws-us-gov.com/iam/home#/security_credentials',
      },
    },
  ],
  limits: { keys: 2, expiry: { zh: '长期密钥不到期。', en: 'Lasting keys do not end.' } },
  rights: {
    list: 'iam:ListAccessKeys',
    manage: ['iam:ListAccessKeys', 'iam:CreateAccessKey', 'iam:UpdateAccessKey', 'iam:DeleteAccessKey'],
  },
  recommendedDays: 90,
  kindOf: (publicId) => (publicId.startsWith('ASIA') ? 'temporary' : 'access-key'),
};
