import type { CloudSpec } from './types.ts';

export const gcp: CloudSpec = {
  id: 'gcp',
  name: { zh: '谷歌云', en: 'Google Cloud' },
  monogram: 'G',
  hue: 140,
  checks: false,
  turns: false,
  publicIdField: 'private_key_id',
  secretField: 'private_key',
  secretAgain: 'make-new',
  tokenField: null,
  regionField: null,
  fields: [
    {
      key: 'client_email',
      label: { zh: '服务账号邮箱', en: 'Service account e-mail' },
      secret: false,
      required: 'always',
      format: /^[a-z0-9-]+@[a-z0-9.-]+\.gserviceaccount\.com$/,
      example: 'deployer@my-project.iam.gserviceaccount.com',
    },
    {
      key: 'private_key_id',
      label: { zh: '密钥 ID', en: 'Private key ID' },
      secret: false,
      required: 'always',
      format: /^[0-9a-f]{40}$/,
    },
    {
      key: 'private_key',
      label: { zh: '私钥', en: 'Private key' },
      secret: true,
      required: 'always',
      format: /^-----BEGIN PRIVATE KEY-----/,
      multiline: true,
    },
    {
      key: 'project_id',
      label: { zh: '项目 ID', en: 'Project ID' },
      secret: false,
      required: 'always',
      format: /^[a-z][a-z0-9-]{4,28}[a-z0-9]$/,
      example: 'my-project',
    },
    {
      key: 'client_id',
      label: { zh: '客户端 ID', en: 'Client ID' },
      secret: false,
      required: 'never',
      format: /^\d{18,24}$/,
    },
    {
      key: 'token_uri',
      label: { zh: '令牌地址', en: 'Token URI' },
      secret: false,
      required: 'never',
      example: 'https://oauth2.googleapis.com/token',
    },
  ],
  kinds: [
    {
      id: 'one-project',
      label: { zh: '一个项目的服务账号密钥', en: 'Service account key for one project' },
      kind: 'service-account-key',
    },
    {
      id: 'several-projects',
      label: { zh: '多个项目的服务账号密钥', en: 'Service account key for several projects' },
      kind: 'service-account-key',
    },
  ],
  endpoints: [
    { name: 'token', label: { zh: '令牌服务地址', en: 'Token service address' }, required: false },
    { name: 'iam', label: { zh: 'IAM 地址', en: 'IAM address' }, required: false },
  ],
  sites: [
    {
      id: 'google',
      label: { zh: '全球', en: 'Global' },
      endpoints: { token: 'https://oauth2.googleapis.com', iam: 'https://iam.googleapis.com' },
      region: '',
      pages: { 'service-accounts': 'https://console.cloud.google.com/iam-admin/serviceaccounts' },
    },
  ],
  limits: {
    keys: 10,
    expiry: {
      zh: '默认不到期，组织策略可以限定时长。',
      en: 'Not by default; a policy of the organisation can set one.',
    },
  },
  rights: null,
  recommendedDays: 90,
  kindOf: () => 'service-account-key',
};
