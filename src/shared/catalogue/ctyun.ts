import type { CloudSpec } from './types.ts';

// The length of both values: the official Terraform provider (ctyun-it/ctyun) rejects any other; hexadecimal digits are
// likely and unconfirmed, so the format asks for 32 characters only. Console page and the words of its rows: docs/index.md
// of the provider. The row's dialog shows both values at any time. Endpoints: the provider and cloudmux. How many keys a
// user may have, and whether keys end, is unconfirmed: the provider's model of a key has a creation time and a state.
export const ctyun: CloudSpec = {
  id: 'ctyun',
  name: { zh: '天翼云', en: 'China Telecom Cloud (Ctyun)' },
  monogram: '翼',
  hue: 30,
  turns: false,
  publicIdField: 'access_key',
  secretField: 'secret_key',
  secretAgain: 'console-shows',
  tokenField: null,
  regionField: 'region_id',
  fields: [
    {
      key: 'access_key',
      label: { zh: 'AccessKey (AK)', en: 'AccessKey (AK)' },
      secret: false,
      required: 'always',
      format: /^\S{32}$/,
      example: '0123456789abcdef0123456789abcdef',
    },
    {
      key: 'secret_key',
      label: { zh: 'SecurityKey (SK)', en: 'SecurityKey (SK)' },
      secret: true,
      required: 'always',
      format: /^\S{32}$/,
      help: {
        zh: '控制台写作 SecurityKey，工具里常叫 SecretKey，是同一个值。',
        en: 'The console calls it SecurityKey; tools often say secret key. It is the same value.',
      },
    },
    {
      key: 'region_id',
      label: { zh: '资源池 ID', en: 'Resource pool ID' },
      secret: false,
      required: 'never',
      example: 'bb9fdb42056f11eda1610242ac110002',
      help: {
        zh: '多数接口按资源池查询。示例是「华东1」的 ID。',
        en: 'Most calls ask one resource pool. The example is the ID of “East China 1” (华东1).',
      },
    },
    {
      key: 'user_id',
      label: { zh: '用户 ID', en: 'User ID' },
      secret: false,
      required: 'never',
      example: '1f2e3d4c5b6a79880f1e2d3c4b5a6978',
      help: {
        zh: '统一身份认证（IAM）按用户 ID 列出和更换密钥；不用接口更换时可以留空。',
        en: 'IAM lists and replaces keys by user ID. Leave it empty if keys are not replaced through the API.',
      },
    },
    {
      key: 'egress_ips',
      label: { zh: '已加白的出口公网 IP', en: 'Allow-listed egress IPs' },
      secret: false,
      required: 'never',
      example: '203.0.113.7',
      help: {
        zh: '只作记录：换网络后调用失败时，先拿现在的出口地址与它对比。',
        en: 'A record only: when calls fail on another network, compare the present egress address with it.',
      },
    },
  ],
  kinds: [
    {
      id: 'account',
      label: { zh: '天翼云用户 AccessKey', en: 'Ctyun user AccessKey' },
      kind: 'access-key',
      caution: {
        zh: '密钥跟随登录的用户：用主账号登录取得的，就是主账号的密钥，权限最大。',
        en: 'The key is that of the user who is signed in: taken as the main user, it has the widest rights.',
      },
    },
  ],
  endpoints: [
    {
      name: 'api',
      label: { zh: 'API 地址', en: 'API address' },
      required: false,
      example: 'https://ctecs-global.ctapi.ctyun.cn',
    },
    {
      name: 'iam',
      label: { zh: 'IAM 地址', en: 'IAM address' },
      required: false,
      example: 'https://ctiam-global.ctapi.ctyun.cn',
    },
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
  identity: {
    account: { zh: '账号 ID', en: 'Account ID' },
    principal: { zh: '用户名', en: 'User name' },
    details: { user_id: { zh: '用户 ID', en: 'User ID' } },
  },
  limits: {
    keys: null,
    keysNote: {
      zh: '没有看到每个用户最多几把密钥的说明。',
      en: 'No limit to the keys of one user is stated.',
    },
    expiry: { zh: '没有看到密钥会到期的说明。', en: 'No end of a key is known.' },
  },
  failureNotes: {
    unexpected: {
      zh: '天翼云只接受白名单里的公网地址：网关没有说明原因时，先核对本机的出口地址是否已加白。',
      en: 'Ctyun takes calls from addresses on its allow list alone. Where the gateway gives no reason, check first that this computer’s address is on it.',
    },
  },
  rights: null,
  recommendedDays: 90,
  kindOf: () => 'access-key',
};
