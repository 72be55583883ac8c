import type { CloudSpec, FieldSpec } from './types.ts';

// Limits: "AccessKey management" of the account documents (five pairs for a main account, two for a sub-user). No end
// is written of: the key models of the SDK (iam v1) have none. Samples of an id are 32 upper-case hexadecimal digits
// and the SDK takes anything, so there is no shape to warn by. The page of the main account's keys is the documents';
// the README of the Node SDK names https://uc.jdcloud.com/accesskey/index instead.
const fields: readonly FieldSpec[] = [
  {
    key: 'access_key',
    label: { zh: 'Access Key ID', en: 'Access Key ID' },
    secret: false,
    required: 'always',
    example: '0A1B2C3D4E5F60718293A4B5C6D7E8F9',
  },
  {
    key: 'secret_key',
    label: { zh: 'Access Key Secret', en: 'Access Key Secret' },
    secret: true,
    required: 'always',
    help: {
      zh: '接口里主账号的叫 accessKeySecret，子用户的叫 secretAccessKey。',
      en: 'The API calls it accessKeySecret for a main account and secretAccessKey for a sub-user.',
    },
  },
  {
    key: 'region_id',
    label: { zh: '默认地域', en: 'Default region' },
    secret: false,
    required: 'never',
    example: 'cn-north-1',
    help: {
      zh: '签名里也要写地域，不填按 cn-north-1 算。',
      en: 'The signature names a region too; without one it is cn-north-1.',
    },
  },
  {
    key: 'sub_user',
    label: { zh: '子用户名', en: 'Sub-user name' },
    secret: false,
    required: 'never',
    kinds: ['sub-user'],
    example: 'deploy-bot',
    help: {
      zh: '接口按子用户名列出和更换密钥。只填子用户名，不带主账号名和 @。',
      en: 'The API lists and replaces keys by this name. The name alone, without the main account and the @.',
    },
  },
];

export const jdcloud: CloudSpec = {
  id: 'jdcloud',
  name: { zh: '京东云', en: 'JD Cloud' },
  monogram: '京',
  hue: 15,
  turns: false,
  publicIdField: 'access_key',
  secretField: 'secret_key',
  secretAgain: 'console-shows',
  tokenField: null,
  regionField: 'region_id',
  fields,
  kinds: [
    {
      id: 'sub-user',
      label: { zh: '子用户密钥', en: 'Sub-user key' },
      kind: 'access-key',
      recommended: true,
    },
    {
      id: 'main-account',
      label: { zh: '主账号密钥', en: 'Main account key' },
      kind: 'access-key',
      caution: {
        zh: '京东云不建议在任何情况下启用主账号密钥：它有账号的全部权限。',
        en: 'JD Cloud advises against enabling one in any case: it has every right of the account.',
      },
    },
  ],
  endpoints: [
    {
      name: 'iam',
      label: { zh: 'IAM 地址', en: 'IAM address' },
      required: false,
      example: 'https://iam.jdcloud-api.com',
    },
  ],
  sites: [
    {
      id: 'global',
      label: { zh: '京东云', en: 'JD Cloud' },
      endpoints: { iam: 'https://iam.jdcloud-api.com' },
      region: 'cn-north-1',
      pages: {
        'access-keys': 'https://uc.jdcloud.com/account/accesskey',
        'sub-users': 'https://iam-console.jdcloud.com/subUser/list',
        'sub-user-keys': 'https://uc.jdcloud.com/subaccount/subaccount-accesskey',
      },
    },
  ],
  // Accounts go by their pin, the name to sign in with; a sub-user's has the main account's in front.
  identity: {
    account: { zh: '主账号 PIN', en: 'Main account’s PIN' },
    principal: { zh: '用户名', en: 'User name' },
    details: { pin: { zh: '子用户完整 PIN', en: 'Sub-user’s full PIN' } },
  },
  limits: {
    keys: 5,
    keysNote: {
      zh: '主账号最多 5 组，每个子用户最多 2 组。',
      en: 'Five pairs at most for the main account, two for each sub-user.',
    },
    expiry: { zh: '没有看到密钥会到期的说明。', en: 'JD Cloud’s documents mention no expiry of keys.' },
  },
  rights: null,
  recommendedDays: 90,
  kindOf: () => 'access-key',
};
