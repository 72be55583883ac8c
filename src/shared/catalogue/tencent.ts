import type { CloudSpec } from './types.ts';

// Prefixes: API samples and scanners show AKID + 32, the international guide names IKID, so both only warn. Shown once
// since 2023-11-30, and two keys: "Root account access key management" (product/598/45511); a sub-account's limit is
// unconfirmed. Idle keys that are disabled: an announcement of 2025, read in a copy only. Endpoints: the tccli models
// of sts 2018-08-13 and cam 2019-01-16, and their international reference; whether keys of one site work on the other's
// hosts is unconfirmed. Console paths are unconfirmed but for API keys. 90 days: the vendor says "regularly" only. The
// APPID's length is not promised anywhere.
export const tencent: CloudSpec = {
  id: 'tencent',
  name: { zh: '腾讯云', en: 'Tencent Cloud' },
  monogram: '腾',
  hue: 220,
  turns: false,
  publicIdField: 'secret_id',
  secretField: 'secret_key',
  secretAgain: 'make-new',
  tokenField: 'token',
  regionField: 'region',
  fields: [
    {
      key: 'secret_id',
      label: { zh: 'SecretId', en: 'SecretId' },
      secret: false,
      required: 'always',
      format: /^(AKID|IKID)[A-Za-z0-9_-]{10,80}$/,
      example: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE',
      help: {
        zh: '以 AKID 开头（国际站也有 IKID）；临时密钥填 TmpSecretId。',
        en: 'It begins with AKID (on the international site also IKID); TmpSecretId of a temporary key.',
      },
    },
    {
      key: 'secret_key',
      label: { zh: 'SecretKey', en: 'SecretKey' },
      secret: true,
      required: 'always',
      // A temporary TmpSecretKey may look otherwise.
      format: /^[A-Za-z0-9]{32}$/,
      help: {
        zh: '32 位，只在「创建 SecretKey」窗口给出；临时密钥填 TmpSecretKey。',
        en: '32 characters, given in the window “Create SecretKey” alone; TmpSecretKey of a temporary key.',
      },
    },
    {
      key: 'token',
      label: { zh: '临时令牌 Token', en: 'Session token' },
      secret: true,
      required: 'temporary',
      kinds: ['temporary'],
      multiline: true,
      help: {
        zh: 'AssumeRole 等接口返回的 Token，最长 4096 字节。',
        en: 'The Token that AssumeRole and its like return, 4096 bytes at most.',
      },
    },
    {
      key: 'region',
      label: { zh: '默认地域', en: 'Default region' },
      secret: false,
      required: 'never',
      example: 'ap-guangzhou',
      help: {
        zh: 'tccli 和 SDK 没有指定地域时用它。',
        en: 'Used by tccli and the SDKs where none is given.',
      },
    },
    {
      key: 'app_id',
      label: { zh: 'APPID', en: 'APPID' },
      secret: false,
      required: 'never',
      format: /^\d{10}$/,
      example: '1250000000',
      help: {
        zh: 'COS 的桶名要带它，在「API 密钥管理」页能看到。',
        en: 'COS bucket names carry it; the page “API Keys” shows it.',
      },
    },
  ],
  kinds: [
    {
      id: 'sub-account',
      label: { zh: '子账号密钥', en: 'Sub-account key' },
      kind: 'access-key',
      recommended: true,
    },
    {
      id: 'main-account',
      label: { zh: '主账号密钥', en: 'Root account key' },
      kind: 'access-key',
      caution: {
        zh: '主账号密钥对名下资源有完全控制，等同登录密码，腾讯云不建议创建。',
        en: 'It controls everything the account owns, like its password; Tencent Cloud advises against one.',
      },
    },
    { id: 'temporary', label: { zh: '临时密钥', en: 'Temporary key' }, kind: 'temporary' },
  ],
  endpoints: [
    {
      name: 'sts',
      label: { zh: 'STS 地址', en: 'STS address' },
      required: false,
      help: {
        zh: '查询密钥属于谁时访问，留空用本站点的地址。',
        en: 'Asked whose a key is; the site’s own where it is empty.',
      },
    },
    {
      name: 'cam',
      label: { zh: 'CAM 地址', en: 'CAM address' },
      required: false,
      help: {
        zh: '查询密钥的日期和状态时访问，留空用本站点的地址。',
        en: 'Asked for a key’s dates and state; the site’s own where it is empty.',
      },
    },
  ],
  sites: [
    {
      id: 'china',
      label: { zh: '中国站 (cloud.tencent.com)', en: 'China site (cloud.tencent.com)' },
      endpoints: { sts: 'https://sts.tencentcloudapi.com', cam: 'https://cam.tencentcloudapi.com' },
      region: 'ap-guangzhou',
      pages: {
        'api-keys': 'https://console.cloud.tencent.com/cam/capi',
        users: 'https://console.cloud.tencent.com/cam',
        roles: 'https://console.cloud.tencent.com/cam/role',
        'assume-role':
          'https://console.cloud.tencent.com/api/explorer?Product=sts&Version=2018-08-13&Action=AssumeRole',
      },
    },
    {
      id: 'international',
      label: { zh: '国际站 (tencentcloud.com)', en: 'International site (tencentcloud.com)' },
      endpoints: { sts: 'https://sts.intl.tencentcloudapi.com', cam: 'https://cam.intl.tencentcloudapi.com' },
      region: 'ap-singapore',
      pages: {
        'api-keys': 'https://console.tencentcloud.com/cam/capi',
        users: 'https://console.tencentcloud.com/cam',
        roles: 'https://console.tencentcloud.com/cam/role',
        'assume-role':
          'https://console.tencentcloud.com/api/explorer?Product=sts&Version=2018-08-13&Action=AssumeRole',
      },
    },
  ],
  identity: {
    account: { zh: '主账号 ID', en: 'Root account ID' },
    principal: { zh: '账号 ID（UIN）或角色', en: 'Account ID (UIN) or role' },
    details: {},
  },
  limits: {
    keys: 2,
    keysNote: {
      zh: '写明的是主账号最多 2 个；子账号的上限尚未证实。',
      en: 'Written down for the root account; a sub-account’s limit is unconfirmed.',
    },
    expiry: {
      zh: '长期密钥不到期；有消息称自 2025 年 6 月底起分批自动禁用 90 天没有活动的密钥，尚未证实；临时密钥最长 12 小时（AssumeRole）。',
      en: 'Long-term keys do not end. Those idle for 90 days are said to be disabled automatically, in batches since June 2025, which is unconfirmed. Temporary ones last 12 hours at most (AssumeRole).',
    },
  },
  rights: {
    list: 'cam:ListAccessKeys',
    manage: ['cam:ListAccessKeys', 'cam:CreateAccessKey', 'cam:UpdateAccessKey', 'cam:DeleteAccessKey'],
  },
  recommendedDays: 90,
  kindOf: (_, withToken) => (withToken ? 'temporary' : 'access-key'),
};
