import type { CloudSpec } from './types.ts';

export const zstack: CloudSpec = {
  id: 'zstack',
  name: { zh: 'ZStack Cloud', en: 'ZStack Cloud' },
  monogram: 'Z',
  hue: 190,
  checks: false,
  turns: false,
  publicIdField: 'access_key_id',
  secretField: 'access_key_secret',
  secretAgain: 'console-shows',
  tokenField: null,
  regionField: null,
  fields: [
    {
      key: 'access_key_id',
      label: { zh: 'AccessKey ID', en: 'AccessKey ID' },
      secret: false,
      required: 'always',
      format: /^[^:]{10,20}$/,
    },
    {
      key: 'access_key_secret',
      label: { zh: 'AccessKey Secret', en: 'AccessKey Secret' },
      secret: true,
      required: 'always',
      format: /^[^:]{10,40}$/,
    },
    {
      key: 'server_timezone',
      label: { zh: '服务器时区', en: 'Server time zone' },
      secret: false,
      required: 'never',
      example: 'Asia/Shanghai',
    },
  ],
  kinds: [{ id: 'account', label: { zh: 'ZStack 账户密钥', en: 'ZStack account key' }, kind: 'access-key' }],
  endpoints: [
    {
      name: 'api',
      label: { zh: '管理节点地址', en: 'Management node address' },
      required: true,
      example: 'http://10.0.0.10:8080',
    },
  ],
  sites: [
    { id: 'private', label: { zh: '私有云', en: 'Private cloud' }, endpoints: {}, region: '', pages: {} },
  ],
  limits: { keys: 2, expiry: { zh: '密钥不到期。', en: 'Keys do not end.' } },
  rights: null,
  recommendedDays: 90,
  kindOf: () => 'access-key',
};
