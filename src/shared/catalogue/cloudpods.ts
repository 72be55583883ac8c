import type { CloudSpec } from './types.ts';

export const cloudpods: CloudSpec = {
  id: 'cloudpods',
  name: { zh: 'Cloudpods', en: 'Cloudpods' },
  monogram: 'Cp',
  hue: 285,
  checks: false,
  turns: false,
  publicIdField: 'access_key_id',
  secretField: 'access_key_secret',
  secretAgain: 'make-new',
  tokenField: null,
  regionField: 'region_name',
  fields: [
    {
      key: 'access_key_id',
      label: { zh: 'AccessKey ID', en: 'AccessKey ID' },
      secret: false,
      required: 'always',
    },
    {
      key: 'access_key_secret',
      label: { zh: '客户端密码（Client Secret）', en: 'Client secret' },
      secret: true,
      required: 'always',
    },
    {
      key: 'region_name',
      label: { zh: '区域名', en: 'Region name' },
      secret: false,
      required: 'never',
      example: 'region0',
    },
  ],
  kinds: [{ id: 'user', label: { zh: '用户的 AccessKey', en: 'AccessKey of a user' }, kind: 'access-key' }],
  endpoints: [
    {
      name: 'api',
      label: { zh: '认证地址（Keystone）', en: 'Auth URL (Keystone)' },
      required: true,
      example: 'https://10.0.0.1:30500/v3',
    },
  ],
  sites: [
    { id: 'private', label: { zh: '私有云', en: 'Private cloud' }, endpoints: {}, region: '', pages: {} },
  ],
  limits: {
    keys: null,
    expiry: { zh: '创建时可以设定到期时间。', en: 'An end can be set when a key is made.' },
  },
  rights: null,
  recommendedDays: 90,
  kindOf: () => 'access-key',
};
