import type { Table } from '../types.ts';

// Codes: the common error codes of API 3.0, and the error list of COS.
export const tencent: Table = {
  cloud: 'tencent',
  hosts: ['tencentcloudapi.com', 'myqcloud.com', 'tencentcloud.com', 'cloud.tencent.com', 'tencentcos.cn'],
  words: ['tencentcloud', 'qcs::', 'qcloud', 'cosserviceerror', '腾讯云'],
  hints: ['<traceid>', "'traceid'", '"response":{"error":{'],
  page: 'tencent-errors',
  rows: [
    { cause: 'unknown-or-disabled', codes: ['AuthFailure.SecretIdNotFound'] },
    {
      cause: 'unknown-key',
      codes: ['AuthFailure.InvalidSecretId'],
      why: {
        zh: '这个 SecretId 不是云 API 密钥，可能是别的产品或别的平台的。',
        en: 'This SecretId is no cloud API key; it may be another product’s or another platform’s.',
      },
    },
    { cause: 'wrong-secret', codes: ['AuthFailure.SignatureFailure'] },
    {
      cause: 'clock-skew',
      codes: ['AuthFailure.SignatureExpire'],
      why: {
        zh: '签名时间与平台相差超过 5 分钟。密钥没有问题。',
        en: 'The signature’s time is more than 5 minutes off. The key is fine.',
      },
    },
    {
      cause: 'wrong-secret',
      says: ['the provided credentials could not be validated. please check your signature'],
    },
    {
      cause: 'bad-token',
      codes: ['AuthFailure.TokenFailure'],
      why: {
        zh: '令牌错误和令牌过期是同一个回答。',
        en: 'A wrong token and an expired one get the same answer.',
      },
    },
    { cause: 'mfa', codes: ['AuthFailure.MFAFailure'] },
    { cause: 'denied', codes: ['AuthFailure.UnauthorizedOperation', 'UnauthorizedOperation'] },
    { cause: 'denied', begins: ['UnauthorizedOperation'] },
    { cause: 'not-from-here', codes: ['IpNotInWhitelist', 'IpInBlacklist'] },
    { cause: 'keys-full', codes: ['OperationDenied.AccessKeyOverLimit'] },
    { cause: 'throttled', codes: ['RequestLimitExceeded'] },
    { cause: 'throttled', begins: ['RequestLimitExceeded'] },
    { cause: 'wrong-region', codes: ['UnsupportedRegion', 'InvalidRegion'], common: true },
    { cause: 'unknown-action', codes: ['InvalidAction', 'NoSuchVersion', 'NoSuchProduct'], common: true },
    { cause: 'url-expired', codes: ['AccessDenied'], says: ['request has expired'] },
  ],
};
