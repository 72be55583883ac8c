import type { Table } from '../types.ts';

// Answers of the token endpoint as public issues quote them, and google.rpc's status and reason words.
export const gcp: Table = {
  cloud: 'gcp',
  hosts: ['googleapis.com', 'google.com', 'gserviceaccount.com'],
  // Not `google` alone: gRPC and Guava are in everybody's stack traces.
  words: [
    'googleauth',
    'googleapi:',
    'google.api',
    'google.auth',
    'google.cloud',
    'google.oauth2',
    'google-auth',
    'google-cloud',
    'google cloud',
    'hashicorp/google',
    'gcloud',
    'gaxios',
    'gtoken',
    'invalid jwt',
  ],
  page: 'gcp-keys',
  rows: [
    {
      cause: 'clock-skew',
      says: ['invalid_grant', 'short-lived token'],
      why: {
        zh: '断言中的签发与到期时间不在合理范围内，通常是本机时间不准。密钥没有问题。',
        en: 'The times in the assertion are out of bounds, mostly since this computer’s clock is off. The key is fine.',
      },
    },
    {
      cause: 'unknown-or-disabled',
      says: ['invalid_grant', 'invalid jwt signature'],
      why: {
        zh: '密钥已被删除或停用，或者私钥与 private_key_id 不是一对；Google 对它们的回答相同。',
        en: 'The key was deleted or disabled, or the private key and private_key_id are no pair; Google answers all alike.',
      },
    },
    { cause: 'no-such-principal', says: ['invalid_grant', 'account not found'] },
    { cause: 'wrong-endpoint', says: ['invalid_grant', 'failed audience check'] },
    { cause: 'key-disabled', says: ['invalid_grant', 'is disabled'], common: true },
    { cause: 'unknown-key', codes: ['deleted_client'], common: true },
    { cause: 'key-disabled', codes: ['disabled_client'], common: true },
    { cause: 'login-expired', says: ['gcloud auth login'] },
    { cause: 'login-expired', says: ['invalid_rapt'] },
    {
      cause: 'service-off',
      codes: ['SERVICE_DISABLED'],
      why: {
        zh: '项目没有启用这个 API。密钥没有问题。',
        en: 'The project does not have this API enabled. The key is fine.',
      },
    },
    { cause: 'service-off', says: ['api has not been used in project'] },
    { cause: 'not-from-here', codes: ['SECURITY_POLICY_VIOLATED'] },
    { cause: 'not-from-here', says: ['vpcservicecontrols'] },
    { cause: 'project-wrong', codes: ['CONSUMER_INVALID'] },
    { cause: 'denied-explicit', says: ['disableserviceaccountkeycreation'] },
    { cause: 'keys-full', says: ['maximum number of keys on account reached'] },
    { cause: 'expired-token', codes: ['ACCESS_TOKEN_EXPIRED'] },
    { cause: 'bad-token', codes: ['UNAUTHENTICATED'], common: true },
    { cause: 'denied', codes: ['IAM_PERMISSION_DENIED'] },
    { cause: 'denied', codes: ['PERMISSION_DENIED'], common: true },
    { cause: 'throttled', codes: ['RESOURCE_EXHAUSTED', 'RATE_LIMIT_EXCEEDED'], common: true },
    { cause: 'no-credentials', says: ['default credentials were not found'], page: 'gcp-adc' },
    { cause: 'no-credentials', says: ['could not load the default credentials'], page: 'gcp-adc' },
    { cause: 'key-damaged', says: ['decoder routines::unsupported', 'jwa'] },
    { cause: 'key-damaged', says: ['could not deserialize key data', 'google'] },
  ],
};
