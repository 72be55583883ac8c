import type { CloudSpec } from './types.ts';

// The console lists a key's secret behind an icon at any time and offers a file, accesskey.csv: the dashboard's
// containers/Ai/views/credentials. No check of a number of keys, and the optional end that the API takes: keystone's
// models/credentials.go and apis/identity/aksk.go. The dialog of the console sets no end.
export const cloudpods: CloudSpec = {
  id: 'cloudpods',
  name: { zh: 'Cloudpods', en: 'Cloudpods' },
  monogram: 'Cp',
  hue: 285,
  turns: false,
  publicIdField: 'access_key_id',
  secretField: 'access_key_secret',
  secretAgain: 'console-shows',
  tokenField: null,
  regionField: 'region_name',
  fields: [
    {
      key: 'access_key_id',
      label: { zh: 'AccessKey ID', en: 'AccessKey ID' },
      secret: false,
      required: 'always',
      example: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
      help: {
        zh: '弹窗里叫 AccessKey，列表里叫 ID。',
        en: 'The dialog calls it AccessKey, the list ID.',
      },
    },
    {
      key: 'access_key_secret',
      label: { zh: '客户端密码（Client Secret）', en: 'Client secret' },
      secret: true,
      required: 'always',
      help: {
        zh: '弹窗里叫 AccessKeySecret，列表里叫 Client Secret。',
        en: 'The dialog calls it AccessKeySecret, the list Client Secret.',
      },
    },
    {
      key: 'region_name',
      label: { zh: '区域名', en: 'Region name' },
      secret: false,
      required: 'never',
      example: 'region0',
      help: {
        zh: '即环境变量 OS_REGION_NAME，单控制区部署通常是 region0。',
        en: 'The value of OS_REGION_NAME; region0 where there is a single one.',
      },
    },
  ],
  kinds: [
    {
      id: 'user',
      label: { zh: '用户的 AccessKey', en: 'AccessKey of a user' },
      kind: 'access-key',
      caution: {
        zh: '密钥属于一个用户在一个项目里的身份；管理员在系统项目里创建的，能动整个平台。',
        en: 'A key stands for one user in one project; an administrator’s, made in the system project, reaches everything.',
      },
    },
  ],
  endpoints: [
    {
      name: 'api',
      label: { zh: '认证地址（Keystone）', en: 'Auth URL (Keystone)' },
      required: true,
      example: 'https://10.0.0.1:30500/v3',
      help: {
        zh: '以 /v3 结尾。只能经控制台访问时，用 https://控制台地址/api/s/identity/v3。',
        en: 'It ends in /v3. Where only the console can be reached: https://console-address/api/s/identity/v3.',
      },
    },
  ],
  sites: [
    { id: 'private', label: { zh: '私有云', en: 'Private cloud' }, endpoints: {}, region: '', pages: {} },
  ],
  identity: {
    account: { zh: '域 ID', en: 'Domain ID' },
    principal: { zh: '用户', en: 'User' },
    details: {
      domain: { zh: '域', en: 'Domain' },
      project: { zh: '项目', en: 'Project' },
      roles: { zh: '角色', en: 'Roles' },
    },
  },
  limits: {
    keys: null,
    keysNote: { zh: '平台不限制数量。', en: 'The platform sets no limit.' },
    expiry: {
      zh: '控制台创建的密钥不到期；用接口创建时可以设定到期时间。',
      en: 'Keys made in the console do not end; the API can set an end.',
    },
  },
  rights: null,
  recommendedDays: 90,
  kindOf: () => 'access-key',
};
