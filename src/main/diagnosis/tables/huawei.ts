import type { Table } from '../types.ts';

// The gateway answers APIGW.0301 to everything about authentication: only its words tell cases apart (facts of the API
// signing guide). Error codes of OBS: "OBS Server-Side Error Codes" of its SDK guides.
export const huawei: Table = {
  cloud: 'huawei',
  hosts: ['myhuaweicloud.com', 'myhuaweicloud.eu', 'huaweicloud.com'],
  words: [
    'apigw.',
    'huaweicloud',
    'obsexception',
    'obsclient',
    'incorrect iam authentication information',
    '华为云',
    'pap5.',
  ],
  hints: ['aksknumexceed', 'obs access key id'],
  page: 'huawei-gateway',
  rows: [
    { cause: 'key-locked', says: ['ak access failed to reach the limit'] },
    { cause: 'clock-skew', codes: ['APIGW.0301'], says: ['signature expired'] },
    { cause: 'wrong-secret', says: ['verify aksk signature fail'] },
    { cause: 'wrong-secret', says: ['verify ak sk signature fail'] },
    { cause: 'unknown-or-disabled', says: ['get secretkey failed'], page: 'huawei-keys' },
    { cause: 'unknown-or-disabled', codes: ['APIGW.0301'], says: ['ak ', ' not exist'], page: 'huawei-keys' },
    { cause: 'expired-token', codes: ['APIGW.0301'], says: ['token expire'] },
    { cause: 'expired-token', codes: ['APIGW.0301'], says: ['token has expire'] },
    { cause: 'expired-token', codes: ['APIGW.0301'], says: ['token is expire'] },
    { cause: 'bad-token', codes: ['APIGW.0301'], says: ['decrypt token fail'] },
    { cause: 'signature-missing', codes: ['APIGW.0301'], says: ['x-auth-token not found'] },
    { cause: 'signature-missing', codes: ['APIGW.0301'], says: ['authorization not found'] },
    // Which words come with a clock that is off is unconfirmed; the header's name is in all that was seen.
    { cause: 'clock-skew', codes: ['APIGW.0301'], says: ['x-sdk-date', 'expired'] },
    { cause: 'key-refused', codes: ['APIGW.0301'] },
    {
      cause: 'denied',
      codes: ['APIGW.0302'],
      why: {
        zh: 'API 的访问控制（黑白名单）不允许这个 IAM 用户。',
        en: 'The API’s access control (allow or block list) refuses this IAM user.',
      },
    },
    { cause: 'throttled', codes: ['APIGW.0308'] },
    { cause: 'unknown-action', codes: ['APIGW.0101', 'APIGW.0106'] },
    { cause: 'denied', codes: ['PAP5.0001'], page: 'huawei-keys' },
    {
      cause: 'denied',
      says: ['you are not authorized to perform the requested action'],
      common: true,
      page: 'huawei-keys',
    },
    {
      cause: 'denied',
      says: ["policy doesn't allow", 'to be performed'],
      // OpenStack's words.
      common: true,
      page: 'huawei-keys',
    },
    { cause: 'keys-full', says: ['aksknumexceed'], page: 'huawei-keys' },
    { cause: 'key-disabled', codes: ['InActiveAccessKeyId', 'InActiveAccessKey'], page: 'huawei-obs' },
    {
      cause: 'account-suspended',
      codes: ['FrozenUserId', 'DeregisterUserId', 'AccountProblem', 'AllAccessDisabled'],
      page: 'huawei-obs',
    },
    { cause: 'arrears', codes: ['ArrearsUserId'], page: 'huawei-obs' },
    { cause: 'arrears', codes: ['InsufficientBalance'], common: true, page: 'huawei-obs' },
    {
      cause: 'wrong-secret',
      codes: ['SignatureDoesNotMatch'],
      page: 'huawei-obs-signature',
      first: [
        {
          zh: 'Endpoint 里带了桶名（桶名.obs.区域…）也会造成签名不一致。',
          en: 'An endpoint with the bucket’s name in it breaks the signature too.',
        },
      ],
    },
    { cause: 'wrong-region', codes: ['PermanentRedirect'], page: 'huawei-obs' },
  ],
};
