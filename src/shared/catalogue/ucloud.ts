import type { CloudSpec } from './types.ts';

export const ucloud: CloudSpec = {
  id: 'ucloud',
  name: { zh: 'UCloud 优刻得', en: 'UCloud' },
  monogram: 'U',
  hue: 255,
  checks: false,
  turns: false,
  publicIdField: 'public_key',
  secretField: 'private_key',
  secretAgain: 'console-shows',
  tokenField: null,
  regionField: 'region',
  fields: [
    {
      key: 'public_key',
      label: { zh: '公钥 PublicKey', en: 'Public key' },
      secret: false,
      required: 'always',
    },
    {
      key: 'private_key',
      label: { zh: '私钥 PrivateKey', en: 'Private key' },
      secret: true,
      required: 'always',
    },
    {
      key: 'project_id',
      label: { zh: '项目 ID', en: 'Project ID' },
      secret: false,
      required: 'never',
      requiredFor: ['sub-account'],
      example: 'org-xxxxxx',
    },
    {
      key: 'region',
      label: { zh: '默认地域', en: 'Default region' },
      secret: false,
      required: 'never',
      example: 'cn-bj2',
    },
  ],
  kinds: [
    { id: 'main-account', label: { zh: '主账号密钥', en: 'Main account key' }, kind: 'access-key' },
    { id: 'sub-account', label: { zh: '子账号密钥', en: 'Sub-account key' }, kind: 'access-key' },
  ],
  endpoints: [{ name: 'api', label: { zh: 'API 地址', en: 'API address' }, required: false }],
  sites: [
    {
      id: 'global',
      label: { zh: 'UCloud', en: 'UCloud' },
      endpoints: { api: 'https://api.ucloud.cn' },
      region: 'cn-bj2',
      pages: { 'api-keys': 'https://console.ucloud.cn/uapi/apikey' },
    },
  ],
  limits: { keys: null, expiry: { zh: '密钥可以带到期时间。', en: 'Keys can have an end.' } },
  rights: null,
  recommendedDays: 90,
  kindOf: () => 'access-key',
};
