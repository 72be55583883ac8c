import type { CloudSpec } from './types.ts';

export const apsara: CloudSpec = {
  id: 'apsara',
  name: { zh: '阿里云飞天专有云', en: 'Apsara Stack' },
  monogram: '飞',
  hue: 50,
  checks: false,
  turns: false,
  publicIdField: 'access_key_id',
  secretField: 'access_key_secret',
  secretAgain: 'console-shows',
  tokenField: null,
  regionField: 'region_id',
  fields: [
    {
      key: 'access_key_id',
      label: { zh: '组织 AccessKey ID', en: 'Organization AccessKey ID' },
      secret: false,
      required: 'always',
    },
    {
      key: 'access_key_secret',
      label: { zh: '组织 AccessKey Secret', en: 'Organization AccessKey Secret' },
      secret: true,
      required: 'always',
    },
    {
      key: 'region_id',
      label: { zh: '地域 ID', en: 'Region ID' },
      secret: false,
      required: 'always',
      example: 'cn-xxxxx-env00-d01',
    },
    {
      key: 'organization_id',
      label: { zh: '组织 ID', en: 'Organization ID' },
      secret: false,
      required: 'never',
      format: /^[0-9]+$/,
      example: '1',
    },
    {
      key: 'resource_group',
      label: { zh: '资源集 ID', en: 'Resource set ID' },
      secret: false,
      required: 'never',
    },
    {
      key: 'product_endpoints',
      label: { zh: '各产品的 Endpoint', en: 'Endpoints by product' },
      secret: false,
      required: 'never',
      multiline: true,
      map: {
        name: { zh: '产品', en: 'Product' },
        value: { zh: 'Endpoint', en: 'Endpoint' },
        example: ['ecs', 'ecs.cn-xxxxx-env00-d01.example.com'],
      },
    },
  ],
  kinds: [
    { id: 'organization', label: { zh: '组织 AccessKey', en: 'Organization AccessKey' }, kind: 'access-key' },
  ],
  endpoints: [
    {
      name: 'api',
      label: { zh: 'API 网关 Endpoint', en: 'API gateway endpoint' },
      required: true,
      example: 'https://public.asapi.cn-xxxxx-env00-d01.example.com',
    },
    { name: 'oss', label: { zh: 'OSS Endpoint', en: 'OSS endpoint' }, required: false },
  ],
  sites: [
    { id: 'private', label: { zh: '专有云', en: 'Private cloud' }, endpoints: {}, region: '', pages: {} },
  ],
  limits: { keys: null, expiry: { zh: '没有看到密钥会到期的说明。', en: 'No end of a key is known.' } },
  rights: null,
  recommendedDays: 90,
  kindOf: () => 'access-key',
};
