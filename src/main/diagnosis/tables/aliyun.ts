import type { Row, Table } from '../types.ts';

// Codes: the common client errors of the OpenAPI gateway, the error lists of STS and RAM, and of OSS with its finer EC
// codes, as the pages named and public answers show them.

/** What the OpenAPI gateway answers; a private Apsara Stack speaks the same. */
export const gatewayRows: readonly Row[] = [
  { cause: 'key-disabled', codes: ['InvalidAccessKeyId.Inactive'] },
  { cause: 'key-disabled', codes: ['InvalidAccessKeyId'], says: ['is disabled'] },
  { cause: 'key-disabled', codes: ['InvalidAccessKeyId'], says: ['is inactive'] },
  { cause: 'unknown-key', codes: ['InvalidAccessKeyId.NotFound', 'InvalidAccessKeyId'] },
  {
    cause: 'wrong-secret',
    codes: ['SignatureDoesNotMatch'],
    says: ['server string to sign is'],
    first: [
      {
        zh: '回答里有平台的待签名字符串：与本地的相同，错的就是 AccessKey Secret；不同，错的是拼接或编码。',
        en: 'The answer has the platform’s string to sign: if yours is the same, the AccessKey Secret is wrong; if not, the way it is built or encoded.',
      },
    ],
  },
  {
    cause: 'wrong-secret',
    codes: ['SignatureDoesNotMatch', 'SignatureNotMatch', 'IncompleteSignature', 'InvalidAccessKeySecret'],
  },
  { cause: 'expired-token', codes: ['InvalidSecurityToken.Expired'], page: 'aliyun-sts' },
  { cause: 'bad-token', codes: ['MissingSecurityToken'], page: 'aliyun-sts' },
  { cause: 'bad-token', begins: ['InvalidSecurityToken'], page: 'aliyun-sts' },
  { cause: 'clock-skew', codes: ['InvalidTimeStamp.Expired', 'IllegalTimestamp', 'InvalidTimeStamp.Format'] },
  { cause: 'replayed', codes: ['SignatureNonceUsed'] },
  { cause: 'denied', codes: ['Forbidden.RAM'] },
  { cause: 'denied', codes: ['NoPermission'], common: true },
  // Kubernetes, on a cluster of this vendor's as on any.
  { cause: 'denied', codes: ['Forbidden'], unless: ['is forbidden: '], common: true },
  { cause: 'denied', begins: ['NoPermission', 'Forbidden'], common: true },
  { cause: 'arrears', codes: ['InvalidAccountStatus.NotEnoughBalance', 'InDebt', 'InDebtOverdue'] },
  { cause: 'throttled', codes: ['Throttling', 'ServiceUnavailable.Throttling'] },
  { cause: 'throttled', begins: ['Throttling'] },
  { cause: 'keys-full', codes: ['LimitExceeded.User.AccessKey', 'LimitExceeded.AccessKey'] },
  { cause: 'no-such-principal', begins: ['EntityNotExist'] },
  { cause: 'unknown-action', codes: ['InvalidAction.NotFound', 'InvalidVersion', 'InvalidProduct.NotFound'] },
];

const ossRows: readonly Row[] = [
  {
    cause: 'wrong-endpoint',
    codes: ['AccessDenied', '0003-00001403'],
    says: ['must be addressed using the specified endpoint'],
    page: 'aliyun-oss-403',
    why: {
      zh: '存储桶在另一个地域，OSS 在回答里给出了它的 Endpoint。',
      en: 'The bucket is in another region, and OSS names its endpoint in the answer.',
    },
    steps: [
      {
        zh: '把 Endpoint 改成下面的地址；V4 签名时地域也要一起改。',
        en: 'Set the endpoint to the one below; with V4 signatures change the region too.',
      },
    ],
  },
  {
    cause: 'wrong-region',
    codes: ['InvalidArgument', '0002-00000226'],
    says: ['invalid signing region'],
    page: 'aliyun-oss',
    steps: [
      {
        zh: '客户端的 region 要与 Endpoint 一致，写成 cn-hangzhou 的样子，不带 oss- 前缀。',
        en: 'Give the client the endpoint’s region, written like cn-hangzhou, without oss- before it.',
      },
    ],
  },
  {
    cause: 'url-expired',
    codes: ['AccessDenied', '0002-00000069'],
    says: ['request has expired'],
    page: 'aliyun-oss',
  },
  { cause: 'expired-token', codes: ['SecurityTokenExpired', '0002-00000007'], page: 'aliyun-ec-token' },
  { cause: 'bad-token', codes: ['InvalidSecurityToken', 'AccessKeyIdAndSecurityTokenNotMatch'] },
  {
    cause: 'denied',
    codes: ['AccessDenied', '0003-00000001', 'AccessForbidden', 'BucketNotBelongTo'],
    says: ['bucket acl'],
    page: 'aliyun-ec-denied',
    why: {
      zh: '存储桶的读写权限没有允许这个身份，RAM 策略里也没有授权。',
      en: 'Neither the bucket’s ACL nor a RAM policy allows this identity.',
    },
  },
  {
    cause: 'denied',
    codes: ['AccessDenied'],
    says: ['bucket referer policy'],
    page: 'aliyun-oss-403',
    why: {
      zh: '存储桶的防盗链拒绝了请求的 Referer。',
      en: 'The bucket’s hotlink protection refuses the request’s referer.',
    },
    steps: [
      {
        zh: '检查防盗链白名单，或是否允许空 Referer。',
        en: 'Check the list of referers, and whether an empty one is allowed.',
      },
    ],
  },
  {
    cause: 'denied',
    codes: ['AccessDenied', '0003-00000001', 'BucketNotBelongTo'],
    page: 'aliyun-ec-denied',
  },
  { cause: 'clock-skew', codes: ['RequestTimeTooSkewed'], page: 'aliyun-oss' },
  { cause: 'wrong-secret', codes: ['0002-00000040', '0002-00000430'], page: 'aliyun-oss-signature' },
  { cause: 'signature-malformed', codes: ['0002-00000423'], page: 'aliyun-oss' },
  { cause: 'unknown-key', codes: ['0002-00000902'], page: 'aliyun-oss-403' },
  {
    cause: 'account-suspended',
    codes: ['UserDisable', '0003-00000801', 'AbnormalBucketOwnerStatus'],
    page: 'aliyun-oss-403',
  },
  { cause: 'arrears', codes: ['InDebt', 'InDebtOverdue'], page: 'aliyun-oss-403' },
];

export const aliyun: Table = {
  cloud: 'aliyun',
  hosts: ['aliyuncs.com', 'alicdn.com', 'api.aliyun.com', 'alibabacloud.com'],
  words: [
    'aliyun',
    'alicloud',
    'aliyunsdk',
    'ossaccesskeyid',
    'oss access key id',
    'x-oss-',
    'acs:ram:',
    'ali-oss',
    'oss2.',
    'sdk.servererror',
    '阿里云',
  ],
  page: 'aliyun-errors',
  rows: [...ossRows, ...gatewayRows],
};
