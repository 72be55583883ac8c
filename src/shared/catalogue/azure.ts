import type { CloudSpec } from './types.ts';

export const azure: CloudSpec = {
  id: 'azure',
  name: { zh: '微软 Azure', en: 'Microsoft Azure' },
  monogram: 'Az',
  hue: 240,
  checks: false,
  turns: false,
  publicIdField: 'client_id',
  secretField: 'client_secret',
  secretAgain: 'make-new',
  tokenField: null,
  regionField: null,
  fields: [
    {
      key: 'tenant_id',
      label: { zh: '目录（租户）ID', en: 'Directory (tenant) ID' },
      secret: false,
      required: 'always',
      format: /^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$/,
      example: '72f988bf-86f1-41af-91ab-2d7cd011db47',
    },
    {
      key: 'client_id',
      label: { zh: '应用程序（客户端）ID', en: 'Application (client) ID' },
      secret: false,
      required: 'always',
      format: /^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$/,
      example: '1b2c3d4e-5f60-4a7b-8c9d-0e1f2a3b4c5d',
    },
    {
      key: 'client_secret',
      label: { zh: '客户端密码的值', en: 'Client secret (Value)' },
      secret: true,
      required: 'always',
      format: /^[A-Za-z0-9_~.-]{3}\dQ~[A-Za-z0-9_~.-]{31,34}$/,
    },
    {
      key: 'secret_key_id',
      label: { zh: '机密 ID', en: 'Secret ID' },
      secret: false,
      required: 'never',
      format: /^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$/,
    },
    {
      key: 'subscription_id',
      label: { zh: '订阅 ID', en: 'Subscription ID' },
      secret: false,
      required: 'never',
      format: /^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$/,
    },
  ],
  kinds: [
    {
      id: 'app-registration',
      label: { zh: '应用注册的客户端密码', en: 'Client secret of an app registration' },
      kind: 'client-secret',
    },
  ],
  endpoints: [
    { name: 'login', label: { zh: '登录地址', en: 'Sign-in address' }, required: false },
    { name: 'graph', label: { zh: 'Microsoft Graph 地址', en: 'Microsoft Graph address' }, required: false },
    { name: 'arm', label: { zh: '资源管理器地址', en: 'Resource Manager address' }, required: false },
  ],
  sites: [
    {
      id: 'global',
      label: { zh: '全球（Azure）', en: 'Global (Azure)' },
      endpoints: {
        login: 'https://login.microsoftonline.com',
        graph: 'https://graph.microsoft.com',
        arm: 'https://management.azure.com',
      },
      region: '',
      pages: { portal: 'https://entra.microsoft.com' },
    },
    {
      id: 'china',
      label: { zh: '中国（世纪互联）', en: 'China (21Vianet)' },
      endpoints: {
        login: 'https://login.partner.microsoftonline.cn',
        graph: 'https://microsoftgraph.chinacloudapi.cn',
        arm: 'https://management.chinacloudapi.cn',
      },
      region: '',
      pages: { portal: 'https://portal.azure.cn' },
    },
    {
      id: 'us-gov',
      label: { zh: '美国政府', en: 'US Government' },
      endpoints: {
        login: 'https://login.microsoftonline.us',
        graph: 'https://graph.microsoft.us',
        arm: 'https://management.usgovcloudapi.net',
      },
      region: '',
      pages: { portal: 'https://portal.azure.us' },
    },
  ],
  limits: {
    keys: null,
    expiry: { zh: '一定会到期，门户里最长 24 个月。', en: 'Always: 24 months at most in the portal.' },
  },
  rights: null,
  recommendedDays: 180,
  kindOf: () => 'client-secret',
};
