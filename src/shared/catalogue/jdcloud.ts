import type { CloudSpec } from './types.ts';

export const jdcloud: CloudSpec = {
  id: 'jdcloud',
  name: { zh: '京东云', en: 'JD Cloud' },
  monogram: '京',
  hue: 15,
  checks: false,
  turns: false,
  publicIdField: 'access_key',
  secretField: 'secret_key',
  secretAgain: 'console-shows',
  tokenField: null,
  regionField: 'region_id',
  fields: [
    {
      key: 'access_key',
      label: { zh: 'Access Key ID', en: 'Access Key ID' },
      secret: false,
      required: 'always',
    },
    {
      key: 'secret_key',
      label: { zh: 'Access Key Secret', en: 'Access Key Secret' },
      secret: true,
      required: 'always',
    },
    {
      key: 'region_id',
      label: { zh: '默认地域', en: 'Default region' },
      secret: false,
      required: 'never',
      example: 'cn-north-1',
    },
    {
      key: 'sub_user',
      label: { zh: '子用户名', en: 'Sub-user name' },
      secret: false,
      required: 'never',
      kinds: ['sub-user'],
    },
  ],
  kinds: [
    { id: 'main-account', label: { zh: '主账号密钥', en: 'Main account key' }, kind: 'access-key' },
    { id: 'sub-user', label: { zh: '子用户密钥', en: 'Sub-user key' }, kind: 'access-key' },
  ],
  endpoints: [{ name: 'iam', label: { zh: 'IAM 地址', en: 'IAM address' }, required: false }],
  sites: [
    {
      id: 'global',
      label: { zh: '京东云', en: 'JD Cloud' },
      endpoints: { iam: 'https://iam.jdcloud-api.com' },
      region: 'cn-north-1',
      pages: { 'access-keys': 'https://uc.jdcloud.com/accesskey/index' },
    },
  ],
  limits: { keys: 5, expiry: { zh: '密钥不到期。', en: 'Keys do not end.' } },
  rights: null,
  recommendedDays: 90,
  kindOf: () => 'access-key',
};
