import type { CloudSpec } from './types.ts';

// Whose keys there are and where the console shows them: the provider aliyun/alibabacloudstack for Terraform, and the
// Cloudpods documentation for the organization's key. Its field table gives the defaults and headers of the organization
// and the resource set. Since V3.18.1 the ASAPI gateway is not open to the outside by default: the provider's own note on
// `domain`. Guides are delivered with each site, so limits and ends of keys are unconfirmed. The platform also issues STS
// tokens by role; Keyturn keeps the long-term pair.
export const apsara: CloudSpec = {
  id: 'apsara',
  name: { zh: '阿里云飞天专有云', en: 'Apsara Stack' },
  monogram: '飞',
  hue: 50,
  turns: false,
  publicIdField: 'access_key_id',
  secretField: 'access_key_secret',
  secretAgain: 'console-shows',
  tokenField: null,
  regionField: 'region_id',
  fields: [
    {
      key: 'access_key_id',
      label: { zh: 'AccessKey ID', en: 'AccessKey ID' },
      secret: false,
      required: 'always',
      example: 'ExampleId0123456',
    },
    {
      key: 'access_key_secret',
      label: { zh: 'AccessKey Secret', en: 'AccessKey Secret' },
      secret: true,
      required: 'always',
    },
    {
      key: 'region_id',
      label: { zh: '地域 ID', en: 'Region ID' },
      secret: false,
      required: 'always',
      example: 'cn-xxxxx-env00-d01',
      help: {
        zh: '每个站点不同，运维平台顶部会显示。',
        en: 'It differs from site to site; the operations console shows it at the top.',
      },
    },
    {
      key: 'organization_id',
      label: { zh: '组织 ID', en: 'Organization ID' },
      secret: false,
      required: 'never',
      format: /^[0-9]+$/,
      example: '1',
      help: {
        zh: '数字，随请求以 x-acs-organizationid 发送；留空时按 1。',
        en: 'A number, sent as x-acs-organizationid; 1 when empty.',
      },
    },
    {
      key: 'resource_group',
      label: { zh: '资源集 ID', en: 'Resource set ID' },
      secret: false,
      required: 'never',
      example: '27',
      help: {
        zh: '只操作一个资源集时填写，随请求以 x-acs-resourcegroupid 发送。',
        en: 'Where only one resource set is meant; sent as x-acs-resourcegroupid.',
      },
    },
    {
      key: 'internet_domain',
      label: { zh: 'Internet Domain', en: 'Internet Domain' },
      secret: false,
      required: 'never',
      example: 'inter.env00.example.com',
      help: {
        zh: '各产品 Endpoint 共有的后缀；Terraform 里叫 popgw_domain。',
        en: 'What the endpoints of all products end in; Terraform calls it popgw_domain.',
      },
    },
    {
      key: 'product_endpoints',
      label: { zh: '各产品的 Endpoint', en: 'Endpoints by product' },
      secret: false,
      required: 'never',
      multiline: true,
      help: {
        zh: '一行一个产品，名字用小写的产品代号。',
        en: 'One product a line, by its short name in small letters.',
      },
      map: {
        name: { zh: '产品', en: 'Product' },
        value: { zh: 'Endpoint', en: 'Endpoint' },
        example: ['ecs', 'ecs.cn-xxxxx-env00-d01.example.com'],
      },
    },
  ],
  kinds: [
    {
      id: 'organization',
      label: { zh: '组织 AccessKey', en: 'Organization AccessKey' },
      kind: 'access-key',
      caution: {
        zh: '它代表整个组织而不是某个人，只有运营管理员和一级组织管理员能取得。',
        en: 'It stands for a whole organization, not a person; only operations and level-1 organization administrators get it.',
      },
    },
    {
      id: 'user',
      label: { zh: '个人账号 AccessKey', en: 'AccessKey of a personal account' },
      kind: 'access-key',
    },
  ],
  endpoints: [
    {
      name: 'api',
      label: { zh: 'API 网关 Endpoint', en: 'API gateway endpoint' },
      required: true,
      example: 'https://public.asapi.cn-xxxxx-env00-d01.example.com',
      help: {
        zh: 'V3.18.1 起 ASAPI 网关默认不对外；新版本请向运维要可以调用的地址。',
        en: 'From V3.18.1 on the ASAPI gateway is closed to the outside by default; ask operations which address to call.',
      },
    },
    { name: 'oss', label: { zh: 'OSS Endpoint', en: 'OSS Endpoint' }, required: false },
  ],
  sites: [
    { id: 'private', label: { zh: '专有云', en: 'Private cloud' }, endpoints: {}, region: '', pages: {} },
  ],
  identity: {
    account: { zh: '账号 ID', en: 'Account ID' },
    principal: { zh: '用户', en: 'User' },
    details: {
      organization: { zh: '组织', en: 'Organization' },
      role: { zh: '默认角色', en: 'Default role' },
    },
  },
  limits: {
    keys: null,
    keysNote: {
      zh: '控制台为每个组织显示一对密钥；个人账号没有看到数量说明。',
      en: 'The console shows one pair for each organization; no limit is stated for personal accounts.',
    },
    expiry: { zh: '没有看到密钥会到期的说明。', en: 'No end of a key is known.' },
  },
  rights: null,
  recommendedDays: 90,
  kindOf: () => 'access-key',
};
