import type { CloudSpec } from './types.ts';

// Samples of the access key are 32 hexadecimal digits, which is unconfirmed as a rule: no format. Address, default
// region and the region rule: cloudmux pkg/multicloud/ecloud/request.go. The page of access keys has no confirmed
// address of its own, so the guide searches for it; its list shows a secret key at any time. Limits are unconfirmed.
export const ecloud: CloudSpec = {
  id: 'ecloud',
  name: { zh: '移动云', en: 'China Mobile ECloud' },
  monogram: '移',
  hue: 205,
  turns: false,
  publicIdField: 'access_key',
  secretField: 'secret_key',
  secretAgain: 'console-shows',
  tokenField: null,
  regionField: 'region_id',
  fields: [
    {
      key: 'access_key',
      label: { zh: 'Access Key', en: 'Access Key' },
      secret: false,
      required: 'always',
      example: '0a1b2c3d4e5f60718293a4b5c6d7e8f9',
    },
    {
      key: 'secret_key',
      label: { zh: 'Secret Key', en: 'Secret Key' },
      secret: true,
      required: 'always',
    },
    {
      key: 'region_id',
      label: { zh: '地域 ID', en: 'Region ID' },
      secret: false,
      required: 'never',
      example: 'cn-beijing-1',
      routes: true,
      help: {
        zh: '决定用哪个网关，留空时用北京（cn-beijing-1）。',
        en: 'It decides which gateway is called; Beijing (cn-beijing-1) when empty.',
      },
    },
    {
      key: 'pool_id',
      label: { zh: '资源池 ID', en: 'Pool ID' },
      secret: false,
      required: 'never',
      format: /^CIDC-\S+$/,
      example: 'CIDC-RP-29',
      help: {
        zh: '移动云自己的 SDK 用它代替地域 ID。',
        en: 'ECloud’s own SDKs take it in place of the region ID.',
      },
    },
  ],
  kinds: [
    {
      id: 'account',
      label: { zh: '移动云账号密钥', en: 'ECloud account key' },
      kind: 'access-key',
      caution: {
        zh: '密钥的权限就是所属账号的权限；管理员账号的密钥能动账号下的一切资源。',
        en: 'A key has the rights of its account; that of an administrator reaches every resource.',
      },
    },
  ],
  endpoints: [
    {
      name: 'api',
      label: { zh: 'API 地址', en: 'API address' },
      required: false,
      example: 'https://api-wuxi-1.cmecloud.cn:8443',
      help: {
        zh: '每个地域一个网关，例如江苏（cn-jiangsu-1）是 api-wuxi-1；主机错了会返回 M02C002。',
        en: 'Each region has a gateway, api-wuxi-1 for Jiangsu (cn-jiangsu-1). A wrong host answers M02C002.',
      },
    },
  ],
  sites: [
    {
      id: 'china',
      label: { zh: '移动云', en: 'ECloud' },
      endpoints: { api: 'https://api-beijing-2.cmecloud.cn:8443' },
      region: 'cn-beijing-1',
      pages: {
        console: 'https://ecloud.10086.cn',
        pools: 'https://ecloud.10086.cn/op-help-center/doc/article/54462',
      },
    },
  ],
  identity: { account: null, principal: { zh: '用户', en: 'User' }, details: {} },
  limits: {
    keys: null,
    keysNote: {
      zh: '没有看到每个账号最多几把密钥的说明。',
      en: 'No limit to the keys of one account is stated.',
    },
    expiry: {
      zh: '没有看到密钥会到期的说明，列表里也没有到期时间。',
      en: 'No end of a key is known, and the console’s list shows none.',
    },
  },
  rights: null,
  recommendedDays: 90,
  kindOf: () => 'access-key',
};
