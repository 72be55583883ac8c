import type { CloudSpec } from './types.ts';

export const ctyun: CloudSpec = {
  id: 'ctyun',
  name: { zh: '天翼云', en: 'China Telecom Cloud (Ctyun)' },
  monogram: '翼',
  hue: 30,
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
      label: { zh: 'AccessKey（AK）', en: 'Access key (AK)' },
      secret: false,
      required: 'always',
      format: /^\S{32}$/,
    },
    {
      key: 'secret_key',
      label: { zh: 'SecurityKey（SK）', en: 'Secret key (SK)' },
      secret: true,
      required: 'always',
      format: /^\S{32}$/,
    },
    {
      key: 'region_id',
      label: { zh: '资源池 ID', en: 'Resource pool ID' },
      secret: false,
      required: 'never',
    },
    {
      key: 'user_id',
      label: { zh: '用户 ID', en: 'User ID' },
      secret: false,
      required: 'never',
    },
    {
      key: 'egress_ips',
      label: { zh: '已加白的出口公网 IP', en: 'Allow-listed egress IPs' },
      secret: false,
      required: 'never',
      example: '203.0.113.7',
    },
  ],
  kinds: [{ id: 'account', label: { zh: '天翼云账号密钥', en: 'Ctyun account key' }, kind: 'access-key' }],
  endpoints: [
    { name: 'api', label: { zh: 'API 地址', en: 'API address' }, required: false },
    { name: 'iam', label: { zh: 'IAM 地址', en: 'IAM address' }, required: false },
  ],
  sites: [
    {
      id: 'china',
      label: { zh: '天翼云', en: 'Ctyun' },
      endpoints: { api: 'https://ctecs-global.ctapi.ctyun.cn', iam: 'https://ctiam-global.ctapi.ctyun.cn' },
      region: '',
      pages: { 'user-center': 'https://www.ctyun.cn/console/user/setting' },
    },
  ],
  limits: { keys: null, expiry: { zh: '没有看到密钥会到期的说明。', en: 'No end of a key is known.' } },
  rights: null,
  recommendedDays: 90,
  kindOf: () => 'access-key',
};
