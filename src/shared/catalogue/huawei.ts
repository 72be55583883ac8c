import type { CloudSpec } from './types.ts';

// AK: 20 upper-case characters as a rule, newer ones begin with HPU and are longer, the v5 API allows 40 (IAM 5 API,
// "CreateAccessKeyV5"); the SK's length is unconfirmed. Downloaded once, two keys, no end: "Managing access keys for an
// IAM user" (usermanual-iam5, iam_01_1150). Console addresses are unconfirmed, and of Europe's only the host is known.
// Endpoints: the region list of @huaweicloud/huaweicloud-sdk-iam and of huaweicloudsdksts; China and international share
// their hosts, Europe has accounts of its own (unconfirmed) and no STS host is known for it. Rights: the v3 API lets
// users manage their own keys without any; of v5's actions only a part is confirmed. 90 days: the vendor says
// "periodically"; its rule access-keys-rotated has 90 as the default.
export const huawei: CloudSpec = {
  id: 'huawei',
  name: { zh: '华为云', en: 'Huawei Cloud' },
  monogram: '华',
  hue: 25,
  turns: false,
  publicIdField: 'access_key_id',
  secretField: 'secret_access_key',
  secretAgain: 'make-new',
  tokenField: 'security_token',
  regionField: 'region',
  fields: [
    {
      key: 'access_key_id',
      label: { zh: '访问密钥 ID（AK）', en: 'Access Key ID (AK)' },
      secret: false,
      required: 'always',
      format: /^[A-Z0-9]{16,40}$/,
      example: 'HPUA1B2C3D4E5F6G7H8I',
      help: {
        zh: 'credentials.csv 的第二列，大写字母和数字。',
        en: 'The second column of credentials.csv, upper-case letters and digits.',
      },
    },
    {
      key: 'secret_access_key',
      label: { zh: '秘密访问密钥（SK）', en: 'Secret Access Key (SK)' },
      secret: true,
      required: 'always',
      format: /^[A-Za-z0-9]{40,64}$/,
      help: {
        zh: 'credentials.csv 的第三列，控制台不再显示。',
        en: 'The third column of credentials.csv; the console never shows it.',
      },
    },
    {
      key: 'security_token',
      label: { zh: '安全令牌（SecurityToken）', en: 'Security token' },
      secret: true,
      required: 'temporary',
      kinds: ['temporary'],
      multiline: true,
      help: {
        zh: '返回里的 securitytoken 或 security_token，长度不固定。',
        en: 'securitytoken or security_token of the answer; its length varies.',
      },
    },
    {
      key: 'region',
      label: { zh: '默认区域', en: 'Default region' },
      secret: false,
      required: 'never',
      example: 'cn-north-4',
      help: {
        zh: 'hcloud 等工具的默认区域；项目 ID 要与它对应。',
        en: 'The default of tools such as hcloud; the project ID must be of this region.',
      },
    },
    {
      key: 'domain_id',
      label: { zh: '账号 ID', en: 'Account ID' },
      secret: false,
      required: 'never',
      format: /^[0-9a-f]{32}$/,
      example: '0a1b2c3d4e5f40718293a4b5c6d7e8f9',
      help: {
        zh: '在「我的凭证」的「API 凭证」页，接口里叫 domain_id；IAM 等全局服务要用。',
        en: 'On “API Credentials” of “My Credentials”; APIs call it domain_id, and global services such as IAM ask for it.',
      },
    },
    {
      key: 'project_ids',
      label: { zh: '各区域的项目 ID', en: 'Project IDs by region' },
      format: /^(?:[^\S\n]*[\w-]+[^\S\n]*=[^\S\n]*[0-9a-f]{32}[^\S\n]*(?:\n|$))+$/,
      secret: false,
      required: 'never',
      multiline: true,
      help: {
        zh: '每个区域有自己的项目 ID，一行一个；只用得到的区域填上就行。',
        en: 'Every region has a project ID of its own: one a line, for the regions in use.',
      },
      map: {
        name: { zh: '区域', en: 'Region' },
        value: { zh: '项目 ID', en: 'Project ID' },
        example: ['cn-north-4', '1f2e3d4c5b6a49788796a5b4c3d2e1f0'],
      },
    },
  ],
  kinds: [
    {
      id: 'iam-user',
      label: { zh: 'IAM 用户的永久密钥', en: 'Permanent key of an IAM user' },
      kind: 'access-key',
      recommended: true,
    },
    {
      id: 'account',
      label: { zh: '账号的永久密钥', en: 'Permanent key of the account' },
      kind: 'access-key',
      caution: {
        zh: '账号（根用户）的密钥有全部权限，无法收窄，尽量用 IAM 用户代替。',
        en: 'The account’s own key has every right and cannot be narrowed; an IAM user is better.',
      },
    },
    { id: 'temporary', label: { zh: '临时访问密钥', en: 'Temporary access key' }, kind: 'temporary' },
  ],
  endpoints: [
    {
      name: 'sts',
      label: { zh: 'STS 地址', en: 'STS address' },
      required: false,
      example: 'https://sts.cn-east-3.myhuaweicloud.com',
      help: {
        zh: '查询密钥属于谁时访问，按区域部署，留空用本站点常用区域的。',
        en: 'Asked whose a key is. There is one in each region; a usual one of the site where it is empty.',
      },
    },
    {
      name: 'iam',
      label: { zh: 'IAM 地址', en: 'IAM address' },
      required: false,
      example: 'https://iam.cn-east-3.myhuaweicloud.com',
      help: {
        zh: '查询项目、访问密钥的日期和状态时访问，留空用全局地址。',
        en: 'Asked for the project and for a key’s dates and state; the global address where it is empty.',
      },
    },
  ],
  sites: [
    {
      id: 'china',
      label: { zh: '中国站', en: 'China site' },
      endpoints: { iam: 'https://iam.myhuaweicloud.com', sts: 'https://sts.cn-north-4.myhuaweicloud.com' },
      region: 'cn-north-4',
      pages: {
        'access-keys': 'https://console.huaweicloud.com/iam/#/mine/accessKey',
        'api-credentials': 'https://console.huaweicloud.com/iam/#/mine/apiCredential',
        'iam-users': 'https://console.huaweicloud.com/iam/#/iam/users',
        'temporary-api':
          'https://console.huaweicloud.com/apiexplorer/#/openapi/IAM/doc?api=CreateTemporaryAccessKeyByToken',
      },
    },
    {
      id: 'international',
      label: { zh: '国际站', en: 'International site' },
      endpoints: {
        iam: 'https://iam.myhuaweicloud.com',
        sts: 'https://sts.ap-southeast-1.myhuaweicloud.com',
      },
      region: 'ap-southeast-1',
      pages: {
        'access-keys': 'https://console-intl.huaweicloud.com/iam/#/mine/accessKey',
        'api-credentials': 'https://console-intl.huaweicloud.com/iam/#/mine/apiCredential',
        'iam-users': 'https://console-intl.huaweicloud.com/iam/#/iam/users',
        'temporary-api':
          'https://console-intl.huaweicloud.com/apiexplorer/#/openapi/IAM/doc?api=CreateTemporaryAccessKeyByToken',
      },
    },
    {
      id: 'europe',
      label: { zh: '欧洲站', en: 'Europe site' },
      endpoints: { iam: 'https://iam.eu-west-101.myhuaweicloud.eu' },
      region: 'eu-west-101',
      pages: {
        'access-keys': 'https://console.eu.huaweicloud.com',
        'api-credentials': 'https://console.eu.huaweicloud.com',
        'iam-users': 'https://console.eu.huaweicloud.com',
        'temporary-api': 'https://console.eu.huaweicloud.com',
      },
    },
  ],
  identity: {
    account: { zh: '账号 ID', en: 'Account ID' },
    principal: { zh: 'IAM 用户', en: 'IAM user' },
    arn: 'URN',
    details: {
      account_name: { zh: '账号名', en: 'Account name' },
      user_id: { zh: 'IAM 用户 ID', en: 'IAM user ID' },
      project: { zh: '本区域的项目 ID', en: 'Project ID of the region' },
    },
  },
  limits: {
    keys: 2,
    keysNote: {
      zh: '每个用户 2 个，配额不能提升；临时访问密钥没有数量限制。',
      en: 'For each user, and the quota cannot be raised; temporary keys are not counted.',
    },
    expiry: {
      zh: '永久密钥在停用或删除之前一直有效；临时访问密钥 15 分钟到 24 小时后到期。',
      en: 'Permanent keys stay valid until they are disabled or deleted; temporary ones end after 15 minutes to 24 hours.',
    },
  },
  rights: null,
  recommendedDays: 90,
  kindOf: (_, withToken) => (withToken ? 'temporary' : 'access-key'),
};
