import type { CloudSpec, FieldSpec } from './types.ts';

// Fields: "Quick start" of the API documents (ProjectId is the default project where it is left out, sub-accounts must
// always give it). No shapes: the documents' own examples of a public key have an e-mail address in them, or +, / and =.
// Expiry: sub-users' keys are long-term says "Sub-users" of the IAM documents; AccessKey of the Go SDK (services/iam) has
// ExpiredAt all the same, and CreateAccessKey takes no end. How many keys a user can have is written nowhere.
// That the console shows a private key again, after a text message, holds for the page “API 密钥”.
const fields: readonly FieldSpec[] = [
  {
    key: 'public_key',
    label: { zh: '公钥 PublicKey', en: 'Public key' },
    secret: false,
    required: 'always',
    example: 'someone@example.com1296235120000000000',
    help: {
      zh: '可能带邮箱，也可能带 +、/、=，整串照抄。',
      en: 'It may have an e-mail address or the signs +, / and = in it: copy all of it.',
    },
  },
  {
    key: 'private_key',
    label: { zh: '私钥 PrivateKey', en: 'Private key' },
    secret: true,
    required: 'always',
    help: {
      zh: '一行字符，与公钥成对。不是 SSH 或证书的私钥文件。',
      en: 'One line of characters that pairs with the public key. Not a key file of SSH or of a certificate.',
    },
  },
  {
    key: 'project_id',
    label: { zh: '项目 ID', en: 'Project ID' },
    secret: false,
    required: 'never',
    requiredFor: ['sub-account'],
    example: 'org-xxxxxx',
    help: {
      zh: '子账号的每次调用都要带上它。主账号不填时用默认项目。',
      en: 'A sub-account has to send it with every call. A main account without it acts on the default project.',
    },
  },
  {
    key: 'region',
    label: { zh: '默认地域', en: 'Default region' },
    secret: false,
    required: 'never',
    example: 'cn-bj2',
  },
];

export const ucloud: CloudSpec = {
  id: 'ucloud',
  name: { zh: 'UCloud 优刻得', en: 'UCloud' },
  monogram: 'U',
  hue: 255,
  turns: false,
  publicIdField: 'public_key',
  secretField: 'private_key',
  secretAgain: 'console-shows',
  tokenField: null,
  regionField: 'region',
  fields,
  kinds: [
    {
      id: 'sub-account',
      label: { zh: '子账号密钥', en: 'Sub-account key' },
      kind: 'access-key',
      recommended: true,
    },
    {
      id: 'main-account',
      label: { zh: '主账号密钥', en: 'Main account key' },
      kind: 'access-key',
      caution: {
        zh: '主账号密钥能动账号下的全部项目，策略管不到它。',
        en: 'It reaches every project of the account, and no policy narrows it.',
      },
    },
  ],
  endpoints: [
    {
      name: 'api',
      label: { zh: 'API 地址', en: 'API address' },
      required: false,
      example: 'https://api.ucloud.cn',
    },
  ],
  sites: [
    {
      id: 'global',
      label: { zh: 'UCloud', en: 'UCloud' },
      endpoints: { api: 'https://api.ucloud.cn' },
      region: 'cn-bj2',
      pages: {
        // The API documents name this one; the command line tool names /uaccount/api_manage for the same keys.
        'api-keys': 'https://console.ucloud.cn/uapi/apikey',
        users: 'https://console.ucloud.cn/uaccount/iam/user_manage',
        projects: 'https://console.ucloud.cn/uaccount/iam/project_manage',
        'account-security': 'https://console.ucloud.cn/uaccount/userinfo',
      },
    },
  ],
  // `GetUserInfo` tells no id of an account, only the company's name.
  identity: {
    account: null,
    principal: { zh: '用户名', en: 'User name' },
    details: {
      user_id: { zh: '用户 ID', en: 'User ID' },
      company: { zh: '公司名称', en: 'Company' },
    },
  },
  limits: {
    keys: null,
    expiry: {
      zh: '子账号密钥长期有效；接口的密钥信息里另有到期时间 ExpiredAt。',
      en: 'Keys of sub-accounts are long-term; the API’s details of a key still have an expiry time, ExpiredAt.',
    },
  },
  rights: null,
  recommendedDays: 90,
  kindOf: () => 'access-key',
};
