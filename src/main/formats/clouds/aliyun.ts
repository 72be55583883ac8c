import type { CloudSigns } from './types.ts';

// `AccessKey ID,AccessKey Secret` (AccessKey.csv) is found in public repositories. The further columns of the file for
// a new RAM user are unconfirmed, so every name that the console uses for them on screen is taken, in both languages.
export const aliyun: CloudSigns = {
  cloud: 'aliyun',
  names: /aliyun|alicloud|alibaba_?cloud(?!_?stack)|^oss_|^sms\.ali/,
  hints: '阿里云|aliyun|alibaba|alicloud|\\boss2?\\b',
  wording: null,
  id: /^(LTAI[0-9A-Za-z]{12,26}|STS\.[0-9A-Za-z]{10,40})$/,
  secret: /^[0-9A-Za-z]{30,64}$/,
  weight: 0,
  open: { region: 'region_id' },
  endpoint: null,
  sites: [['international', /alibabacloud\.com/i]],
  csv: {
    publicId: ['accesskeyid', 'accesskey', '访问密钥id', '访问密钥'],
    secret: ['accesskeysecret', 'accesssecret', '访问密钥secret', '访问密钥密码', '访问密钥密文', '密钥'],
    token: ['securitytoken', 'ststoken', '安全令牌'],
    label: [
      'userprincipalname',
      'logonname',
      'loginname',
      'username',
      '用户登录名称',
      '登录名称',
      '登录名',
      '用户名',
      '用户名称',
      'displayname',
      '显示名称',
    ],
  },
};
