import type { Table } from '../types.ts';

// Numbers: "Microsoft Entra authentication and authorization error codes". Microsoft may change them, so the words of a
// finding never go beyond what the number's own text says.
export const azure: Table = {
  cloud: 'azure',
  hosts: [
    'microsoftonline.com',
    'microsoftonline.us',
    'microsoftonline.cn',
    'graph.microsoft.com',
    'management.azure.com',
    'windows.net',
    'chinacloudapi.cn',
    'usgovcloudapi.net',
  ],
  words: [
    'aadsts',
    'azure',
    'microsoft.resources',
    'x-ms-',
    'entra',
    'correlation id:',
    'authenticationerrordetail',
  ],
  page: 'azure-errors',
  rows: [
    {
      cause: 'wrong-secret',
      codes: ['AADSTS7000215', '7000215'],
      why: {
        zh: '客户端密码不对。最常见的是填了「机密 ID」而不是「值」。',
        en: 'The client secret is wrong. Most often the “Secret ID” was taken for the “Value”.',
      },
      steps: [
        {
          zh: '填写新建时显示的「值」；它只显示一次，丢失后只能新建。',
          en: 'Use the “Value” that was shown at creation. It is shown once; if it is lost, create a new one.',
        },
      ],
    },
    {
      cause: 'key-expired',
      codes: ['AADSTS7000222', '7000222'],
      why: { zh: '客户端密码已过到期日。', en: 'The client secret is past its end date.' },
    },
    {
      cause: 'unknown-key',
      codes: ['AADSTS700016', '700016'],
      why: {
        zh: '这个租户里没有该应用：应用程序 ID 不对，或租户不对。',
        en: 'This tenant has no such application: the application ID or the tenant is wrong.',
      },
      steps: [
        {
          zh: '在「应用注册」中核对应用程序（客户端）ID 与目录（租户）ID，不要填对象 ID。',
          en: 'Check application (client) ID and directory (tenant) ID under “App registrations”; the object ID is neither.',
        },
      ],
    },
    { cause: 'tenant-unknown', codes: ['AADSTS90002', 'InvalidAuthenticationTokenTenant'] },
    { cause: 'tenant-unknown', codes: ['90002'], common: true },
    { cause: 'wrong-national-cloud', codes: ['AADSTS90038', 'AADSTS900382'] },
    { cause: 'wrong-national-cloud', codes: ['90038', '900382'], common: true },
    { cause: 'unknown-key', codes: ['AADSTS700011'] },
    { cause: 'unknown-or-disabled', codes: ['AADSTS70001', 'AADSTS7000229'] },
    { cause: 'wrong-secret', codes: ['AADSTS70002', 'AADSTS50012'] },
    { cause: 'tenant-unknown', codes: ['AADSTS900021', 'AADSTS900023'] },
    { cause: 'wrong-national-cloud', codes: ['AADSTS900432'] },
    { cause: 'app-disabled', codes: ['AADSTS7000112', '7000112', 'AADSTS1000031'] },
    { cause: 'denied', codes: ['AADSTS501051'] },
    { cause: 'denied-explicit', codes: ['AADSTS53003', 'AADSTS530032'] },
    { cause: 'denied-explicit', codes: ['53003'], common: true },
    { cause: 'mfa', codes: ['AADSTS50076', 'AADSTS50079'] },
    { cause: 'mfa', codes: ['50076', '50079'], common: true },
    { cause: 'throttled', codes: ['AADSTS90055', 'AADSTS50196'] },
    { cause: 'throttled', codes: ['90055', 'TooManyRequests'], common: true },
    { cause: 'denied', codes: ['Authorization_RequestDenied'] },
    {
      cause: 'denied',
      codes: ['LinkedAuthorizationFailed', 'AuthorizationPermissionMismatch'],
    },
    { cause: 'denied', codes: ['AuthorizationFailed'], common: true },
    { cause: 'expired-token', codes: ['ExpiredAuthenticationToken'] },
    { cause: 'expired-token', codes: ['InvalidAuthenticationToken'], says: ['lifetime validation failed'] },
    { cause: 'bad-token', codes: ['InvalidAuthenticationToken'], common: true },
    { cause: 'project-wrong', codes: ['SubscriptionNotFound', 'InvalidSubscriptionId'] },
    { cause: 'project-wrong', says: ['no subscriptions found for'] },
    { cause: 'no-credentials', says: ['defaultazurecredential failed to retrieve a token'] },
    { cause: 'wrong-secret', codes: ['AuthenticationFailed'], says: ['mac signature', 'is not the same'] },
  ],
};
