import type { Table } from '../types.ts';

// Codes: "Common errors" of the query APIs and of STS, "Error responses" of the S3 API reference; texts of clock errors
// as public issues quote them.
export const aws: Table = {
  cloud: 'aws',
  hosts: ['amazonaws.com', 'amazonaws.com.cn', 'awsapps.com'],
  words: [
    'arn:aws',
    'awsaccesskeyid',
    'aws access key id',
    'aws secret access key',
    'x-amzn-',
    'com.amazonaws',
    'software.amazon.awssdk',
    'hashicorp/aws',
    'aws configure',
    'aws sso login',
    'aws was not able',
    'x-amz-expires',
  ],
  hints: ['botocore', 'boto3', 'when calling the ', '@smithy', 'operation error ', 's3://'],
  page: 'aws-iam',
  rows: [
    { cause: 'clock-skew', says: ['signature expired:', 'is now earlier than'], page: 'aws-signature' },
    { cause: 'clock-skew', says: ['signature not yet current'], page: 'aws-signature' },
    { cause: 'wrong-region', says: ['credential should be scoped to a valid region'], page: 'aws-signature' },
    {
      cause: 'unknown-or-disabled',
      codes: ['InvalidClientTokenId', 'UnrecognizedClient'],
      page: 'aws-keys',
      first: [
        {
          zh: '临时密钥（ASIA 开头）缺少 SessionToken 时也会得到这个回答。',
          en: 'A temporary key (ASIA…) without its session token gets this answer too.',
        },
      ],
    },
    { cause: 'wrong-secret', codes: ['SignatureDoesNotMatch', 'InvalidSignature'], page: 'aws-signature' },
    { cause: 'expired-token', codes: ['ExpiredToken', 'TokenRefreshRequired'] },
    // EC2 says so of temporary credentials that are over; elsewhere the time of the signature is meant.
    { cause: 'expired-token', codes: ['RequestExpired'], says: ['request has expired'] },
    { cause: 'clock-skew', codes: ['RequestExpired'], page: 'aws-signature' },
    { cause: 'bad-token', codes: ['InvalidIdentityToken'] },
    { cause: 'bad-token', codes: ['InvalidToken'], common: true },
    { cause: 'mfa', says: ['multifactorauthentication failed'] },
    { cause: 'key-refused', codes: ['AuthFailure'], says: ['validate the provided access credentials'] },
    { cause: 'key-refused', codes: ['AuthFailure'], common: true },
    { cause: 'denied-explicit', says: ['is not authorized to perform', 'explicit deny'], page: 'aws-denied' },
    { cause: 'url-expired', codes: ['AccessDenied'], says: ['request has expired'], page: 'aws-s3' },
    {
      cause: 'denied',
      codes: ['UnauthorizedOperation'],
      page: 'aws-denied',
      first: [
        {
          zh: '有编码过的说明时，用 sts decode-authorization-message 解开它。',
          en: 'Where there is an encoded message, sts decode-authorization-message reads it.',
        },
      ],
    },
    { cause: 'denied', codes: ['NotAuthorized'], common: true, page: 'aws-denied' },
    { cause: 'denied', says: ['is not authorized to perform:'], page: 'aws-denied' },
    {
      cause: 'wrong-region',
      codes: ['AuthorizationHeaderMalformed'],
      says: ['is wrong; expecting'],
      page: 'aws-s3',
    },
    { cause: 'wrong-region', codes: ['IllegalLocationConstraint', 'PermanentRedirect'], page: 'aws-s3' },
    {
      cause: 'service-off',
      codes: ['RegionDisabled'],
      why: {
        zh: '账号没有在这个区域启用 STS。',
        en: 'STS is not enabled for the account in this region.',
      },
    },
    { cause: 'service-off', codes: ['OptInRequired', 'SubscriptionRequired', 'InvalidSubscription'] },
    { cause: 'unknown-action', codes: ['InvalidAction', 'UnknownOperation'], common: true },
    { cause: 'signature-malformed', codes: ['IncompleteSignature'], page: 'aws-signature' },
    { cause: 'signature-missing', codes: ['MissingAuthenticationToken'] },
    { cause: 'signature-missing', says: ['"missing authentication token"'] },
    { cause: 'keys-full', says: ['accesskeysperuser'], page: 'aws-keys' },
    { cause: 'no-such-principal', codes: ['NoSuchEntity'] },
    {
      cause: 'throttled',
      codes: ['Throttling', 'ThrottledException', 'RequestLimitExceeded'],
    },
    { cause: 'throttled', codes: ['TooManyRequests'], common: true },
    { cause: 'throttled', says: ['(throttling', 'rate exceeded'] },
    { cause: 'account-suspended', codes: ['AllAccessDisabled', 'AccountProblem'], page: 'aws-s3' },
    { cause: 'no-credentials', says: ['unable to locate credentials'] },
    { cause: 'no-credentials', says: ['unable to load aws credentials'] },
    { cause: 'no-credentials', says: ['the config profile (', 'could not be found'] },
    { cause: 'no-credentials', says: ['no ec2 imds role found'] },
    { cause: 'login-expired', says: ['sso session', 'has expired'] },
    { cause: 'login-expired', says: ['error loading sso token'] },
    {
      cause: 'login-expired',
      says: ['.dkr.ecr.', 'authorization token has expired'],
      steps: [
        {
          zh: '重新获取登录口令：aws ecr get-login-password 的结果交给 docker login。',
          en: 'Get a new password: pipe aws ecr get-login-password into docker login.',
        },
      ],
    },
    { cause: 'region-unset', says: ['you must specify a region'] },
    { cause: 'region-unset', says: ['missing region in config'] },
    {
      cause: 'wrong-endpoint',
      says: ['could not connect to the endpoint url'],
      why: {
        zh: '按区域拼出的地址无法连接，多半是区域名写错，也可能是网络不通。',
        en: 'The address made of service and region cannot be reached: most likely the region is misspelt, else the network is down.',
      },
      steps: [
        {
          zh: '核对区域名（如 us-east-1）；无误时检查代理和网络。',
          en: 'Check the region’s name (such as us-east-1); if it is right, look at proxy and network.',
        },
      ],
    },
  ],
};
