import type { CloudSpec, FieldSpec } from './types.ts';

// Fields: the key file itself, by its own names. Google documents no shapes for private_key_id, client_id or
// project_id, so what is here follows files and only warns; a project of a domain is `example.com:my-project`, and
// accounts of App Engine and Compute Engine have other domains under gserviceaccount.com.
// Limits: "Quotas and limits" of IAM (10 keys an account). The end of a key: none by default says "Create and delete
// service account keys", ten years says the CIS benchmark for Google Cloud; iam.serviceAccountKeyExpiryHours sets one.
// Permissions: the role roles/iam.serviceAccountKeyAdmin. The console cannot disable a key ("Disable and enable
// service account keys").
const LIBRARY = 'https://console.cloud.google.com/apis/library';

const fields: readonly FieldSpec[] = [
  {
    key: 'private_key_id',
    label: { zh: '密钥 ID', en: 'Private key ID' },
    secret: false,
    required: 'always',
    format: /^[0-9a-f]{40}$/,
    example: '0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d',
    help: {
      zh: '密钥文件里的 private_key_id，也是控制台「密钥」页列出的 ID。',
      en: 'The private_key_id of the key file, and what the “Keys” tab of the console lists.',
    },
  },
  {
    key: 'private_key',
    label: { zh: '私钥', en: 'Private key' },
    secret: true,
    required: 'always',
    format: /^-----BEGIN PRIVATE KEY-----/,
    multiline: true,
    help: {
      zh: '从 BEGIN 一行到 END 一行全部填入。文件里写成 \\n 的换行也可以。',
      en: 'All of it, from the BEGIN line to the END line. Line ends written as \\n in the file will do.',
    },
  },
  {
    key: 'client_email',
    label: { zh: '服务账号邮箱', en: 'Service account e-mail' },
    secret: false,
    required: 'always',
    format: /^[a-z0-9-]+@[a-z0-9.-]+\.gserviceaccount\.com$/,
    example: 'deployer@my-project.iam.gserviceaccount.com',
  },
  {
    key: 'project_id',
    label: { zh: '项目 ID', en: 'Project ID' },
    secret: false,
    required: 'always',
    format: /^([a-z0-9.-]+:)?[a-z][a-z0-9-]{4,28}[a-z0-9]$/,
    example: 'my-project',
    help: {
      zh: '服务账号所在的项目。不是项目名称，也不是项目编号。',
      en: 'The project that the service account lives in. Neither the project name nor the project number.',
    },
  },
  {
    key: 'other_projects',
    label: { zh: '其他项目', en: 'Other projects' },
    secret: false,
    required: 'never',
    kinds: ['several-projects'],
    multiline: true,
    map: {
      name: { zh: '项目 ID', en: 'Project ID' },
      value: { zh: '在那里的角色', en: 'Role there' },
      example: ['my-second-project', 'roles/viewer'],
    },
    help: {
      zh: '把这个服务账号加为主账号的项目。密钥停用时，这些项目同时受影响。',
      en: 'The projects that have this service account as a principal. All of them are affected when the key is disabled.',
    },
  },
  {
    key: 'client_id',
    label: { zh: '客户端 ID', en: 'Client ID' },
    secret: false,
    required: 'never',
    format: /^\d{18,24}$/,
    example: '112233445566778899001',
    help: {
      zh: '服务账号的唯一 ID，只有数字。',
      en: 'The unique ID of the service account, digits only.',
    },
  },
  {
    key: 'token_uri',
    label: { zh: '令牌地址', en: 'Token URI' },
    secret: false,
    required: 'never',
    routes: true,
    // Older files name accounts.google.com or www.googleapis.com. Any other host would be handed a signed token.
    format:
      /^https:\/\/(oauth2\.googleapis\.com\/token|accounts\.google\.com\/o\/oauth2\/token|www\.googleapis\.com\/oauth2\/v[34]\/token)$/,
    example: 'https://oauth2.googleapis.com/token',
    help: {
      zh: '照密钥文件原样保留。主机名不属于 Google 的文件不要用。',
      en: 'As it stands in the key file. A file that names a host other than one of Google is not to be used.',
    },
  },
];

export const gcp: CloudSpec = {
  id: 'gcp',
  name: { zh: '谷歌云', en: 'Google Cloud' },
  monogram: 'G',
  hue: 140,
  turns: false,
  publicIdField: 'private_key_id',
  secretField: 'private_key',
  secretAgain: 'make-new',
  tokenField: null,
  regionField: null,
  fields,
  kinds: [
    {
      id: 'one-project',
      label: { zh: '一个项目的服务账号密钥', en: 'Service account key for one project' },
      kind: 'service-account-key',
      recommended: true,
    },
    {
      id: 'several-projects',
      label: { zh: '多个项目的服务账号密钥', en: 'Service account key for several projects' },
      kind: 'service-account-key',
      caution: {
        zh: '一把密钥泄露，加了它的项目全部受累。项目不多时，每个项目一个服务账号更稳妥。',
        en: 'One leak opens every project that it was added to. For a few projects, an account each is safer.',
      },
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
      pages: {
        'service-accounts': 'https://console.cloud.google.com/iam-admin/serviceaccounts',
        iam: 'https://console.cloud.google.com/iam-admin/iam',
        'resource-manager-api': `${LIBRARY}/cloudresourcemanager.googleapis.com`,
        'cloud-build-api': `${LIBRARY}/cloudbuild.googleapis.com`,
        'cloud-sql-admin-api': `${LIBRARY}/sqladmin.googleapis.com`,
      },
    },
  ],
  identity: {
    account: { zh: '项目 ID', en: 'Project ID' },
    principal: { zh: '服务账号', en: 'Service account' },
    details: {},
  },
  limits: {
    keys: 10,
    keysNote: {
      zh: '每个服务账号最多 10 把密钥。',
      en: 'Ten keys at most for each service account.',
    },
    expiry: {
      zh: '默认不到期，组织策略可以限定时长。',
      en: 'Not by default; a policy of the organization can set one.',
    },
  },
  failureNotes: {
    'unknown-or-disabled': {
      zh: 'Google 对不配对的私钥也这样回应：私钥与密钥 ID 须出自同一个密钥文件。',
      en: 'Google answers a private key that does not fit the key ID alike: both have to come from one key file.',
    },
  },
  rights: {
    list: 'iam.serviceAccountKeys.list',
    manage: [
      'iam.serviceAccountKeys.list',
      'iam.serviceAccountKeys.create',
      'iam.serviceAccountKeys.disable',
      'iam.serviceAccountKeys.enable',
      'iam.serviceAccountKeys.delete',
    ],
  },
  recommendedDays: 90,
  kindOf: () => 'service-account-key',
};
