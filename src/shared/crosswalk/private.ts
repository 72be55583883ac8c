import type { Naming } from './types.ts';

const env = { kind: 'env' } as const;

/** The tools of ZStack, Apsara Stack and Cloudpods, whose keys go with an address of the site's own. */
export const PRIVATE: readonly Naming[] = [
  {
    id: 'zstack-terraform',
    name: { zh: 'Terraform 与 Packer zstack', en: 'Terraform and Packer zstack' },
    form: env,
    by: {
      zstack: [
        ['ZSTACK_HOST', { endpoint: 'api', part: 'host' }],
        ['ZSTACK_PORT', { endpoint: 'api', part: 'port' }],
        ['ZSTACK_ACCESS_KEY_ID', 'id'],
        ['ZSTACK_ACCESS_KEY_SECRET', 'secret'],
      ],
    },
    source: 'github ZStack-Robot/terraform-provider-zstack zstack/provider/provider.go',
  },
  {
    // An organization's pair goes under the same names: its present source says so of ORGANIZATION_ACCESSKEY and _SECRETKEY.
    id: 'apsara-terraform',
    name: { zh: 'Terraform alibabacloudstack', en: 'Terraform alibabacloudstack' },
    form: env,
    by: {
      apsara: [
        ['ALIBABACLOUDSTACK_ACCESS_KEY', 'id'],
        ['ALIBABACLOUDSTACK_SECRET_KEY', 'secret'],
        ['ALIBABACLOUDSTACK_REGION', 'region'],
        // The gateway has the first name; the second is what the addresses of all products end in.
        ['ALIBABACLOUDSTACK_DOMAIN', { endpoint: 'api', part: 'address' }],
        ['ALIBABACLOUDSTACK_POPGW_DOMAIN', { field: 'internet_domain' }],
        ['ALIBABACLOUDSTACK_DEPARTMENT', { field: 'organization_id' }],
        ['ALIBABACLOUDSTACK_RESOURCE_GROUP', { field: 'resource_group' }],
      ],
    },
    source: 'github aliyun/terraform-provider-alibabacloudstack alibabacloudstack/provider.go',
  },
  {
    id: 'apsara-terraform-old',
    name: { zh: 'Terraform apsarastack（旧）', en: 'Terraform apsarastack (older)' },
    form: env,
    by: {
      apsara: [
        ['APSARASTACK_ACCESS_KEY', 'id'],
        ['APSARASTACK_SECRET_KEY', 'secret'],
        ['APSARASTACK_REGION', 'region'],
        ['APSARASTACK_DOMAIN', { endpoint: 'api', part: 'address' }],
        ['APSARASTACK_DEPARTMENT', { field: 'organization_id' }],
        ['APSARASTACK_RESOURCE_GROUP', { field: 'resource_group' }],
      ],
    },
    source: 'github apsara-stack/terraform-provider-apsarastack apsarastack/provider.go',
  },
  {
    id: 'cloudpods-climc',
    name: { zh: 'Cloudpods climc 环境变量', en: 'Cloudpods climc environment' },
    form: env,
    by: {
      cloudpods: [
        ['OS_AUTH_URL', { endpoint: 'api', part: 'url' }],
        ['OS_ACCESS_KEY', 'id'],
        ['OS_SECRET_KEY', 'secret'],
        ['OS_REGION_NAME', 'region'],
      ],
    },
    source: 'github yunionio/cloudpods cmd/climc/entry/climc.go',
  },
];
