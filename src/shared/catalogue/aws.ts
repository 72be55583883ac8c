import type { CloudSpec } from './types.ts';

// Prefixes: AWS IAM user guide, "Unique identifiers"; the secret is shown when a key is made and never again: the same
// guide, "Manage access keys for IAM users". The limit of 2 holds for a user and for the root user: the same page, and
// "Create access keys for the root user". The China Regions have no root user, and GovCloud's has no sign-in: "Getting
// Started with Amazon Web Services in China" and the GovCloud user guide, both under IAM. 90 days: the AWS Config rule
// access-keys-rotated. Console addresses are unconfirmed beyond their hosts. Endpoints: printed by the SDK's own endpoint resolver (3.1169.0).
export const aws: CloudSpec = {
  id: 'aws',
  name: { zh: '亚马逊云科技 AWS', en: 'Amazon Web Services' },
  monogram: 'AWS',
  hue: 265,
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
      help: {
        zh: '长期密钥以 AKIA 开头，临时凭证以 ASIA 开头。',
        en: 'A long-term one begins with AKIA, a temporary one with ASIA.',
      },
    },
    {
      key: 'secret_access_key',
      label: { zh: '私有访问密钥', en: 'Secret access key' },
      secret: true,
      required: 'always',
      format: /^[A-Za-z0-9/+]{40}$/,
      help: {
        zh: '40 个字符，只在「检索访问密钥」页显示一次，accessKeys.csv 里也有。',
        en: '40 characters, shown once on “Retrieve access keys”; accessKeys.csv has it, too.',
      },
    },
    {
      key: 'session_token',
      label: { zh: '会话令牌', en: 'Session token' },
      secret: true,
      required: 'temporary',
      kinds: ['temporary'],
      multiline: true,
      help: {
        zh: '很长，须从头到尾完整粘贴。',
        en: 'It is long and must be pasted from its first character to its last.',
      },
    },
    {
      key: 'region',
      label: { zh: '默认区域', en: 'Default region' },
      secret: false,
      required: 'never',
      example: 'us-east-1',
      help: {
        zh: '写区域代码；它只是工具的默认值，密钥在本分区的所有区域都有效。',
        en: 'The region’s code. It is a default for tools: the key works in every region of its partition.',
      },
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
        zh: '根用户密钥有全部权限，无法收窄，也不能扮演角色，尽量不用。中国区域没有根用户。',
        en: 'It has every right, cannot be narrowed and cannot assume roles; avoid it. The China Regions have no root user.',
      },
    },
    {
      id: 'organization',
      label: { zh: '组织管理账号密钥', en: 'Organizations management account key' },
      kind: 'access-key',
      caution: {
        zh: '它能通过 OrganizationAccountAccessRole 进入每个成员账号，等同于整个组织的管理员。',
        en: 'Through OrganizationAccountAccessRole it reaches every member account, like an administrator of the whole organization.',
      },
    },
    { id: 'temporary', label: { zh: 'STS 临时凭证', en: 'Temporary credentials' }, kind: 'temporary' },
  ],
  endpoints: [
    {
      name: 'sts',
      label: { zh: 'STS 地址', en: 'STS address' },
      required: false,
      example: 'https://sts.eu-central-1.amazonaws.com',
      help: {
        zh: '校验身份时访问，留空用本分区的地址。',
        en: 'Asked when a key is verified; the partition’s own where it is empty.',
      },
    },
    {
      name: 'iam',
      label: { zh: 'IAM 地址', en: 'IAM address' },
      required: false,
      help: {
        zh: '轮换时管理访问密钥用；每个分区只有一个 IAM。',
        en: 'Manages access keys in a rotation; every partition has one IAM.',
      },
    },
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
        roles: 'https://console.aws.amazon.com/iam/home#/roles',
        'organization-accounts': 'https://console.aws.amazon.com/organizations/v2/home/accounts',
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
        roles: 'https://console.amazonaws.cn/iam/home#/roles',
        'organization-accounts': 'https://console.amazonaws.cn/organizations/v2/home/accounts',
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
        roles: 'https://console.amazonaws-us-gov.com/iam/home#/roles',
        'organization-accounts': 'https://console.amazonaws-us-gov.com/organizations/v2/home/accounts',
      },
    },
  ],
  identity: {
    account: { zh: '账户 ID', en: 'Account ID' },
    principal: { zh: '主体', en: 'Principal' },
    details: {},
  },
  limits: {
    keys: 2,
    keysNote: {
      zh: '每个 IAM 用户 2 把，根用户也是 2 把，停用的也算。',
      en: 'For each IAM user and for the root user, inactive ones included.',
    },
    expiry: {
      zh: '长期密钥（AKIA）没有期限；临时凭证（ASIA）按取得时定的时长到期，最长 36 小时。',
      en: 'Long-term keys (AKIA) have no end; temporary ones (ASIA) end after the time that they were asked for, 36 hours at most.',
    },
  },
  rights: {
    list: 'iam:ListAccessKeys',
    manage: ['iam:ListAccessKeys', 'iam:CreateAccessKey', 'iam:UpdateAccessKey', 'iam:DeleteAccessKey'],
  },
  recommendedDays: 90,
  kindOf: (publicId) => (publicId.startsWith('ASIA') ? 'temporary' : 'access-key'),
};
