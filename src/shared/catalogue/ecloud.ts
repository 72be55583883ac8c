import type { CloudSpec } from './types.ts';

export const ecloud: CloudSpec = {
  id: 'ecloud',
  name: { zh: '移动云', en: 'China Mobile ECloud' },
  monogram: '移',
  hue: 205,
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
      label: { zh: 'Access Key', en: 'Access key' },
      secret: false,
      required: 'always',
    },
    {
      key: 'secret_key',
      label: { zh: 'Secret Key', en: 'Secret key' },
      secret: true,
      required: 'always',
    },
    {
      key: 'region_id',
      label: { zh: '地域', en: 'Region' },
      secret: false,
      required: 'never',
      example: 'cn-beijing-1',
    },
    {
      key: 'pool_id',
      label: { zh: '资源池 ID', en: 'Pool ID' },
      secret: false,
      required: 'never',
    },
  ],
  kinds: [{ id: 'account', label: { zh: '移动云账号密钥', en: 'ECloud account key' }, kind: 'access-key' }],
  endpoints: [{ name: 'api', label: { zh: 'API 地址', en: 'API address' }, required: false }],
  sites: [
    {
      id: 'china',
      label: { zh: '移动云', en: 'ECloud' },
      endpoints: { api: 'https://api-beijing-2.cmecloud.cn:8443' },
      region: 'cn-beijing-1',
      pages: { console: 'https://ecloud.10086.cn' },
    },
  ],
  limits: { keys: null, expiry: { zh: '没有看到密钥会到期的说明。', en: 'No end of a key is known.' } },
  rights: null,
  recommendedDays: 90,
  kindOf: () => 'access-key',
};
