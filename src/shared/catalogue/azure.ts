import type { CloudSpec, FieldSpec } from './types.ts';

// What stands in the portal under “Certificates & secrets”: Microsoft Entra, "Add credentials to your application"
// (24 months at most, the value is never displayed again). The shape of a value is a public scanner's rule
// (gitleaks azure-ad-client-secret) and only warns: Graph's passwordCredential speaks of 16 to 64 characters, and older
// secrets differ. Endpoints: "National clouds" of Microsoft Entra and Microsoft Graph's national cloud deployments; no
// page was found that confirms Resource Manager in China, nor Graph and Resource Manager for the US Government. The
// portals' pages are deep links of the same portals, seen in public instructions and not named in those documents.
const GUID = /^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$/;
// A verified domain of the directory stands for its id in every address of the token service.
const TENANT = /^([0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}|[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+)$/;
const REGISTRATIONS = 'view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade';
const SUBSCRIPTIONS = 'view/Microsoft_Azure_Billing/SubscriptionsBlade';

const fields: readonly FieldSpec[] = [
  {
    key: 'client_id',
    label: { zh: '应用程序（客户端）ID', en: 'Application (client) ID' },
    secret: false,
    required: 'always',
    format: GUID,
    example: '1b2c3d4e-5f60-4a7b-8c9d-0e1f2a3b4c5d',
    help: {
      zh: '在应用注册的「概述」页。不是同页的对象 ID。',
      en: 'On the “Overview” page of the app registration. Not the object ID that stands beside it.',
    },
  },
  {
    key: 'client_secret',
    label: { zh: '客户端密码的值', en: 'Client secret (Value)' },
    secret: true,
    required: 'always',
    format: /^[A-Za-z0-9_~.-]{3}\dQ~[A-Za-z0-9_~.-]{31,34}$/,
    help: {
      zh: '「客户端密码」表里的「值」一列。形如 8-4-4-4-12 的是机密 ID，不能登录。',
      en: 'The “Value” column of the client secrets. What looks like 8-4-4-4-12 is the secret ID and signs nobody in.',
    },
  },
  {
    key: 'tenant_id',
    label: { zh: '目录（租户）ID', en: 'Directory (tenant) ID' },
    secret: false,
    required: 'always',
    format: TENANT,
    example: '3f2a1b0c-4d5e-4f60-8a7b-9c0d1e2f3a4b',
    help: {
      zh: '也可以填已验证的域名，如 contoso.onmicrosoft.com。',
      en: 'A verified domain such as contoso.onmicrosoft.com will do as well.',
    },
  },
  {
    key: 'subscription_id',
    label: { zh: '订阅 ID', en: 'Subscription ID' },
    secret: false,
    required: 'never',
    format: GUID,
    example: '7c6b5a49-3828-4716-a5b4-c3d2e1f00918',
    help: {
      zh: '应用要管理资源时才需要，工具多半会问。',
      en: 'Only where the app manages resources; most tools ask for it then.',
    },
  },
  {
    key: 'secret_key_id',
    label: { zh: '机密 ID', en: 'Secret ID' },
    secret: false,
    required: 'never',
    format: GUID,
    example: '9a8b7c6d-5e4f-4a3b-9c2d-1e0f9a8b7c6d',
    help: {
      zh: '同一应用有几个密码时，靠它认出要删的那一个。',
      en: 'Tells which of several secrets of the app is to be removed.',
    },
  },
  {
    key: 'secret_expires_at',
    label: { zh: '截止日期', en: 'Expires' },
    secret: false,
    required: 'never',
    format: /^\d{4}-\d{2}-\d{2}$/,
    example: '2027-03-31',
    ends: true,
    help: {
      zh: '门户「截止日期」一列的日子，写作年-月-日。Keyturn 会在此之前提醒。',
      en: 'The day in the “Expires” column of the portal, as year-month-day. Keyturn reminds before it.',
    },
  },
];

export const azure: CloudSpec = {
  id: 'azure',
  name: { zh: '微软 Azure', en: 'Microsoft Azure' },
  monogram: 'Az',
  hue: 240,
  turns: false,
  publicIdField: 'client_id',
  secretField: 'client_secret',
  secretAgain: 'make-new',
  tokenField: null,
  regionField: null,
  fields,
  kinds: [
    {
      id: 'app-registration',
      label: { zh: '应用注册的客户端密码', en: 'Client secret of an app registration' },
      kind: 'client-secret',
      caution: {
        zh: '客户端密码一定会到期，微软建议生产环境改用证书或联合凭据。',
        en: 'It always ends, and Microsoft advises certificates or federated credentials for production.',
      },
      recommended: true,
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
      pages: {
        'app-registrations': `https://entra.microsoft.com/#${REGISTRATIONS}`,
        subscriptions: `https://portal.azure.com/#${SUBSCRIPTIONS}`,
      },
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
      pages: {
        'app-registrations': `https://portal.azure.cn/#${REGISTRATIONS}`,
        subscriptions: `https://portal.azure.cn/#${SUBSCRIPTIONS}`,
      },
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
      pages: {
        'app-registrations': `https://portal.azure.us/#${REGISTRATIONS}`,
        subscriptions: `https://portal.azure.us/#${SUBSCRIPTIONS}`,
      },
    },
  ],
  identity: {
    account: { zh: '目录（租户）ID', en: 'Directory (tenant) ID' },
    principal: { zh: '应用', en: 'Application' },
    details: {
      object_id: { zh: '对象 ID', en: 'Object ID' },
      subscription: { zh: '订阅', en: 'Subscription' },
    },
  },
  limits: {
    keys: null,
    keysNote: {
      zh: '一个应用可以同时有几个密码，微软没有写明数目。',
      en: 'An app can have several secrets at a time; Microsoft names no number.',
    },
    expiry: {
      zh: '一定会到期：门户里最长 24 个月，接口不写截止日期时为两年。',
      en: 'Always: 24 months at most in the portal, two years where an API call names no end.',
    },
  },
  // Microsoft Graph, application: addPassword; the least of the application permissions that it lists. That it also
  // reads the list of the app's own secrets is unconfirmed.
  rights: {
    list: 'Application.ReadWrite.OwnedBy',
    manage: ['Application.ReadWrite.OwnedBy'],
  },
  recommendedDays: 180,
  kindOf: () => 'client-secret',
};
